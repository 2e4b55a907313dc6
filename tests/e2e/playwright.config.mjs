// `cargo xtask test` sets what the tests need; run by hand, the usual places are looked at:
//
//   cd tests/e2e && npx playwright test specs/smoke.spec.mjs
//
// The page is taken as it stands in dist/ (`cargo xtask build` makes it).

import { defineConfig } from "@playwright/test";
import { ARGUMENTS, headlessShell } from "./fixtures/chromium.mjs";

export default defineConfig({
  testDir: "specs",
  // A test that passes the second time has found something, so it is never tried again.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // A busy machine is slow, and no test is about that: five seconds were too few on one.
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    locale: "en",
    // A trace of every test doubles the time of the suite; `--trace retain-on-failure` by hand.
    trace: "off",
    launchOptions: {
      executablePath: headlessShell(),
      args: ARGUMENTS,
    },
  },
});
