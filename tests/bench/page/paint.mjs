// Pictures that compress as badly as photographs: noise, the same for the same seed.

const SIDE = 4096;
/** Brightness levels of the noise; the JPEG's quality does the rest. */
const LEVELS = 64;

/** A JPEG of 4096x4096 as a data URL. `seed`: not 0. */
globalThis.paintJpeg = async (seed, quality) => {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext("2d");
  const image = context.createImageData(SIDE, SIDE);
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
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
  return new Promise((read) => {
    const reader = new FileReader();
    reader.onload = () => read(reader.result);
    reader.readAsDataURL(blob);
  });
};
