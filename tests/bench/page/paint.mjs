// Large pictures for the runner to keep.

import { noiseJpeg } from "./noise.mjs";

const SIDE = 4096;

/** A JPEG of 4096x4096 as a data URL. `seed`: not 0. */
globalThis.paintJpeg = async (seed, quality) => {
  const blob = await noiseJpeg(seed, quality, SIDE);
  return new Promise((read) => {
    const reader = new FileReader();
    reader.onload = () => read(reader.result);
    reader.readAsDataURL(blob);
  });
};
