// Pictures that compress as badly as photographs: noise, the same for the same seed.

/** Brightness levels of the noise; the JPEG's quality does the rest. */
const LEVELS = 64;

/** A square JPEG. `seed`: not 0. `quality`: 0 to 1. */
export async function noiseJpeg(seed, quality, side) {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  const image = context.createImageData(side, side);
  const pixels = new Uint32Array(image.data.buffer);
  let state = seed;
  for (let at = 0; at < pixels.length; at += 1) {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const grey = 96 + (state & (LEVELS - 1));
    pixels[at] = 0xff000000 | (grey << 16) | (grey << 8) | grey;
  }
  context.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality });
}

/** What `make` gives at the least quality that brings it to `bytes`, by halving: more quality is more bytes. */
export async function fitting(bytes, make) {
  let [low, high] = [0, 1];
  for (let step = 0; step < 7; step += 1) {
    const middle = (low + high) / 2;
    if ((await make(middle)).size < bytes) low = middle;
    else high = middle;
  }
  return make(high);
}
