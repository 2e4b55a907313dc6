// What the page may do: its content security policy, held by meta on a host that sends no headers.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity, Type } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";

import { DIST } from "../fixtures/paths.mjs";
import { expect, test } from "../fixtures/test.mjs";

/** Findings that are known, with the reason why they stand. */
const KNOWN = [
  // The page's own host serves nothing but the page, or what its owner chose to put there.
  { type: Type.SCRIPT_ALLOWLIST_BYPASS, value: "'self'" },
  // Pictures of this computer, for a relay on it: nothing of that leaves it.
  { type: Type.IP_SOURCE, value: "127.0.0.1:*" },
];

const documents = async () => {
  const [app] = (await readdir(DIST)).filter((name) => name.startsWith("app-"));
  return ["index.html", join(app, "workers.html"), join(app, "picture.html")];
};

const policyOf = async (document) => {
  const html = await readFile(join(DIST, document), "utf8");
  const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/) ?? [];
  return { html, policy };
};

test("csp_evaluator finds nothing in the policy of any document", async () => {
  for (const document of await documents()) {
    const { policy } = await policyOf(document);
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
    const unknown = findings.filter(
      ({ type, value, severity }) =>
        severity !== Severity.NONE &&
        !KNOWN.some((known) => known.type === type && (known.value === undefined || known.value === value)),
    );
    expect(unknown.map(({ directive, value, description }) => `${document}: ${directive} ${value}: ${description}`)).toEqual([]);
  }
});

test("each document has its policy before anything that it loads, and nothing inline", async () => {
  for (const document of await documents()) {
    const { html, policy } = await policyOf(document);
    expect(policy, document).toContain("default-src 'none'");
    expect(policy, document).toContain("require-trusted-types-for 'script'");
    expect(html.indexOf("Content-Security-Policy"), document).toBeLessThan(html.search(/<(script|link|img|style)\b/));
    expect(html, document).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style/);
    expect(html, document).toContain('name="referrer" content="no-referrer"');
  }
});

test("every script and style of a document carries its digest", async () => {
  for (const document of await documents()) {
    const { html } = await policyOf(document);
    const tags = html.match(/<script [^>]*src=[^>]*>|<link [^>]*rel="(?:stylesheet|modulepreload)"[^>]*>/g);
    expect(tags.length, document).toBeGreaterThan(0);
    for (const tag of tags) expect(tag, document).toMatch(/integrity="sha384-[A-Za-z0-9+/]{64}"/);
  }
});

test("a file that was changed on its way is not run", async ({ form, page }) => {
  await page.route(/boot\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `globalThis.turned = true;\n${await response.text()}` });
  });
  await page.goto(form.address);
  await page.waitForLoadState("load");
  expect(await page.evaluate(() => globalThis.turned)).toBeUndefined();
  await expect(form.button("Generate")).toHaveCount(0);
});

test("a module that was changed on its way is not run either, and the page says so", async ({ form, page }) => {
  await page.route(/_bg\.wasm$/, async (route) => {
    const response = await route.fetch();
    const body = Buffer.concat([await response.body(), Buffer.from([0, 1, 0])]);
    await route.fulfill({ response, body });
  });
  await page.goto(form.address);
  await expect(page.getByRole("heading", { name: "Seedboard could not be loaded" })).toBeVisible();
});

test("script that got into the page runs nothing more, and connects nowhere", async ({ allowed, ark, form, page }) => {
  await form.open();
  // From here on nobody but the page's own host may be asked.
  allowed.delete(ark.origin);
  const outcome = await page.evaluate(async (elsewhere) => {
    // What DevTools evaluate may do more than a page; what runs later may not.
    await new Promise((later) => setTimeout(later));
    const tried = {};
    const refused = (name, act) => {
      try {
        act();
        tried[name] = "done";
      } catch (error) {
        tried[name] = error.name;
      }
    };
    const settled = async (name, promise) => {
      tried[name] = await promise.then(() => "done", (error) => error.name);
    };
    refused("eval", () => (0, eval)("1"));
    refused("Function", () => new Function("return 1")());
    refused("innerHTML", () => (document.createElement("p").innerHTML = "<b>x</b>"));
    refused("policy", () => trustedTypes.createPolicy("mine", { createHTML: (html) => html }));
    refused("worker", () => new Worker("run.js"));
    await settled("fetch", fetch(elsewhere));
    const beacon = navigator.sendBeacon(elsewhere, "x");
    tried.beacon = beacon ? "sent or dropped" : "refused";
    refused("socket", () => new WebSocket(elsewhere.replace("http", "ws")));
    const loads = (tag, set) =>
      new Promise((told) => {
        const element = document.createElement(tag);
        element.onload = () => told("loaded");
        element.onerror = () => told("refused");
        set(element);
        document.body.append(element);
      });
    tried.image = await loads("img", (image) => (image.src = "https://evil.example/x.png"));
    tried.style = await loads("link", (link) => Object.assign(link, { rel: "stylesheet", href: `${elsewhere}/x.css` }));
    const inline = document.createElement("div");
    refused("onclick", () => inline.setAttribute("onclick", "globalThis.clicked = true"));
    document.body.append(inline);
    inline.click();
    tried.handler = String(globalThis.clicked);
    return tried;
  }, ark.origin);
  expect(outcome).toMatchObject({
    eval: "EvalError",
    Function: "EvalError",
    innerHTML: "TypeError",
    policy: "TypeError",
    worker: "TypeError",
    fetch: "TypeError",
    image: "refused",
    style: "refused",
    onclick: "TypeError",
    handler: "undefined",
  });
});

test("a worker reaches the page's host and the one of its connection, and nothing else", async ({
  board,
  connected,
  form,
  page,
  site,
}) => {
  const scenario = await connected();
  await form.generate();
  await board.expectRun("completed");
  const connection = new URL(scenario.baseUrl).origin;
  const tried = [];
  for (const worker of page.workers()) {
    tried.push(
      await worker.evaluate(
        async ([own, connection]) => {
          const reach = (address) => fetch(address, { mode: "no-cors" }).then(() => true, () => false);
          const starts = (address) => {
            try {
              new Worker(address).terminate();
              return true;
            } catch {
              return false;
            }
          };
          return {
            name: self.name,
            own: await reach(own),
            connection: await reach(connection),
            other: await reach(connection.replace("127.0.0.1", "localhost")),
            evil: await reach("https://evil.example/"),
            script: starts(`${own}theme.js`),
          };
        },
        [site.root, connection],
      ),
    );
  }
  const rest = { other: false, evil: false, own: true, script: false };
  expect(tried.filter(({ name }) => name === "runs")).toEqual([{ name: "runs", connection: true, ...rest }]);
  expect(tried.filter(({ name }) => name === "looks")).toEqual([{ name: "looks", connection: false, ...rest }]);
});

test("the frame of the workers takes an origin and nothing else from its address", async ({ page, site }) => {
  const [app] = (await readdir(DIST)).filter((name) => name.startsWith("app-"));
  for (const [fragment, allowed] of [
    ["https%3A%2F%2Fa.example", "connect-src 'self' blob: https://a.example"],
    ["", "connect-src 'self' blob:"],
    ["*", "connect-src 'self' blob:"],
    ["https:", "connect-src 'self' blob:"],
    [encodeURIComponent("https://a.example; script-src *"), "connect-src 'self' blob:"],
    [encodeURIComponent("https://a.example https://b.example"), "connect-src 'self' blob:"],
    [encodeURIComponent("https://a.example/path"), "connect-src 'self' blob:"],
  ]) {
    const address = `${site.root}${app}/workers.html#${fragment}`;
    await page.goto(`${site.root}${app}/icon-holder`);
    await page.evaluate((address) => {
      document.body.innerHTML = "";
      document.body.append(Object.assign(document.createElement("iframe"), { src: address }));
    }, address);
    const policies = page.frameLocator("iframe").locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policies, fragment).toHaveCount(2);
    expect(await policies.last().getAttribute("content"), fragment).toBe(allowed);
  }
});

test("the frames do nothing for whoever opens them by themselves", async ({ context, page, site }) => {
  const [app] = (await readdir(DIST)).filter((name) => name.startsWith("app-"));
  const asked = [];
  await context.route("https://tracker.example/**", (route) => asked.push(route.request().url()) && route.abort());
  await page.goto(`${site.root}${app}/picture.html#src=https%3A%2F%2Ftracker.example%2Fx.png`);
  await expect(page.locator("img")).toHaveCount(0);
  await page.goto(`${site.root}${app}/workers.html#https%3A%2F%2Ftracker.example`);
  expect(await page.evaluate(() => typeof globalThis.seedboardStart)).toBe("undefined");
  expect(asked).toEqual([]);
});

test("a whole visit breaks the policy nowhere", async ({ board, complaints, connected, form, page }) => {
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      globalThis.violations.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  await connected();
  for (const button of ["Connection", "See the request", "Advice"]) {
    await form.button(button).click();
    await expect(page.getByRole("dialog").filter({ visible: true })).toBeVisible();
    await page.keyboard.press("Escape");
  }
  await form.generate();
  await board.expectRun("completed");
  await form.lookAt(1);
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
  expect(complaints).toEqual([]);
});
