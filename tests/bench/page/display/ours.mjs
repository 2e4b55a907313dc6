import { openOurWorker } from "../our-worker.mjs";

/** As our page does it (src/browser/gallery.rs): a small picture that the worker makes. */
export async function ours({ run }) {
  const worker = await openOurWorker(run);
  return async (image, blob) => {
    const small = await worker.job({ thumbnail: blob });
    image.src = URL.createObjectURL(small ?? blob);
  };
}
