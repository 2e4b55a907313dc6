// First question: the addresses of the pictures, which are loaded and cut. Second: write them, a transaction for each.

import { answer } from "./ask.mjs";

const PIECE_BYTES = 1 << 20;

let database;
let pictures;

answer(async (question) => {
  if (database) {
    for (const [at, cut] of pictures.entries()) await write(at, cut);
    return;
  }
  pictures = await Promise.all(question.map(pieces));
  database = await open();
});

async function pieces(address) {
  const file = await (await fetch(address)).arrayBuffer();
  const count = Math.ceil(file.byteLength / PIECE_BYTES);
  return Array.from({ length: count }, (_, at) => file.slice(at * PIECE_BYTES, (at + 1) * PIECE_BYTES));
}

function open() {
  return new Promise((opened, failed) => {
    const request = indexedDB.open("bare-write");
    request.onupgradeneeded = () => request.result.createObjectStore("pieces");
    request.onsuccess = () => opened(request.result);
    request.onerror = () => failed(request.error);
  });
}

function write(picture, pieces) {
  return new Promise((written, failed) => {
    const transaction = database.transaction("pieces", "readwrite");
    const store = transaction.objectStore("pieces");
    for (const [at, piece] of pieces.entries()) store.put(piece, [picture, at]);
    transaction.oncomplete = () => written();
    transaction.onabort = () => failed(transaction.error);
  });
}
