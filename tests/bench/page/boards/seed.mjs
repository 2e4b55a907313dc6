// Fills the page's database with a board and its pictures. The pictures are one and the same but for bytes behind their
// end, which every decoder passes over: making thousands of them would take longer than all that is measured.

import { fitting, noiseJpeg } from "../noise.mjs";
import { boardOf, nameOf } from "./board.mjs";
import { openStore, writing } from "./store.mjs";

/** As in src/ports/pictures.rs. */
const PIECE_BYTES = 512 << 10;
/** As in src/browser/store/thumbnail.rs. */
const SMALL_SIDE = 768;
const SMALL_QUALITY = 0.82;
/** Pictures of a transaction, so that none holds hundreds of megabytes. */
const AT_A_TIME = 20;

/** `side`, `bytes`: of each picture. Every picture has its thumbnail already. */
globalThis.seedBoard = async ({ panels, side, bytes }) => {
  const base = await fitting(bytes, (quality) => noiseJpeg(1, quality, side));
  const small = new Uint8Array(await (await thumbnailOf(base)).arrayBuffer());
  const whole = new Uint8Array(await base.arrayBuffer());
  const database = await openStore();
  for (let from = 0; from < panels; from += AT_A_TIME) {
    await writing(database, ["pieces", "pictures", "thumbnails"], (pieces, pictures, thumbnails) => {
      for (let at = from; at < Math.min(from + AT_A_TIME, panels); at += 1) {
        const picture = numbered(whole, at);
        const count = Math.ceil(picture.length / PIECE_BYTES);
        for (let piece = 0; piece < count; piece += 1) {
          pieces.put(picture.slice(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES).buffer, [at, piece]);
        }
        pictures.put({ file: at, pieces: count, bytes: picture.length, format: "jpeg" }, nameOf(at));
        thumbnails.put(numbered(small, at).buffer, nameOf(at));
      }
    });
  }
  const json = boardOf(panels, { side, bytes: whole.length + 4 });
  await writing(database, ["boards"], (boards) => boards.put(json, "board"));
  database.close();
  localStorage.setItem("seedboard.board", "board");
};

/** The page makes them anew. */
globalThis.forgetThumbnails = async () => {
  const database = await openStore();
  await writing(database, ["thumbnails"], (thumbnails) => thumbnails.clear());
  database.close();
};

async function thumbnailOf(picture) {
  const size = { resizeWidth: SMALL_SIDE, resizeHeight: SMALL_SIDE };
  const canvas = new OffscreenCanvas(SMALL_SIDE, SMALL_SIDE);
  canvas.getContext("2d").drawImage(await createImageBitmap(picture, size), 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: SMALL_QUALITY });
}

/** The file with its number behind its end. */
function numbered(file, at) {
  const copy = new Uint8Array(file.length + 4);
  copy.set(file);
  new DataView(copy.buffer).setUint32(file.length, at);
  return copy;
}
