// Paints public/sample/*.jpg, the board of a first visit, with the painter the demo itself uses.
//
//   node tests/e2e/tools/paint-samples.mjs [public folder]
//
// Needs playwright-core and a Chromium (environment variable CHROMIUM, otherwise /usr/bin/chromium).

import { createServer } from 'node:http';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../../../public', import.meta.url)));
const WIDTH = 1280, HEIGHT = 720, MOST_BYTES = 155_000;
/** The seeds were chosen by eye: the figure, the cat and the clouds stand differently in each. */
const SCENES = {
  spring: { season: 'spring', time: 'morning', seed: 1 },
  summer: { season: 'summer', time: 'morning', seed: 2 },
  autumn: { season: 'autumn', time: 'morning', seed: 3 },
  winter: { season: 'winter', time: 'morning', seed: 4 },
};
const TYPES = { '.js': 'text/javascript', '.jpg': 'image/jpeg' };

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  if (path === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html><title>painter</title>');
  const file = normalize(join(folder, decodeURIComponent(path)));
  try {
    if (!file.startsWith(folder + sep)) throw new Error('outside');
    const bytes = await readFile(file);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise(done => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await mkdir(join(folder, 'sample'), { recursive: true });
  for (const [name, scene] of Object.entries(SCENES)) {
    const wish = { subject: 'courtyard', weather: 'clear', shot: 'wide', palette: '', detail: '', ...scene };
    const bytes = Buffer.from(await page.evaluate(paint, { wish, width: WIDTH, height: HEIGHT, most: MOST_BYTES }), 'base64');
    await writeFile(join(folder, 'sample', `${name}.jpg`), bytes);
    console.log(`${name}.jpg ${WIDTH}x${HEIGHT} ${Math.round(bytes.length / 1000)} kB`);
  }
} finally {
  await browser.close();
  server.close();
}

/** Runs in the page: asks the worker for a PNG and returns it, in Base64, as the best JPEG of at most `most` bytes. */
async function paint({ wish, width, height, most }) {
  const worker = new Worker('painter/worker.js', { type: 'module' });
  const bytes = await new Promise((done, failed) => {
    worker.onerror = event => failed(new Error(event.message || 'the painter did not load'));
    worker.onmessage = ({ data }) => {
      if (data.type === 'ready') worker.postMessage({ id: 1, scene: wish, width, height, format: 'png', watermark: false });
      if (data.type === 'picture') done(data.bytes);
      if (data.type === 'error') failed(new Error(data.message));
    };
  });
  worker.terminate();
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d').drawImage(await createImageBitmap(new Blob([bytes], { type: 'image/png' })), 0, 0);
  let blob;
  for (let quality = 0.92; quality > 0.4; quality -= 0.02) {
    blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= most) break;
  }
  const data = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(data, byte => String.fromCharCode(byte)).join(''));
}
