// PNG files that cannot be compressed, of about the length asked for.

import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

const SIDE = 4096;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of 4096x4096 in RGB: noise on the left, about `length` bytes of it, and black beside it. */
export function noisePng(seed, length) {
  const noisy = Math.floor(length / SIDE);
  const rows = Buffer.alloc(SIDE * (1 + 3 * SIDE));
  for (let row = 0; row < SIDE; row += 1) {
    // The first byte of a row says that it is not filtered.
    noise(`${seed} ${row}`, noisy).copy(rows, row * (1 + 3 * SIDE) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  // 8 bits a channel, RGB.
  header.set([8, 2], 8);
  const data = deflateSync(rows, { level: 1 });
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function noise(seed, length) {
  return createHash("shake256", { outputLength: length }).update(seed).digest();
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
