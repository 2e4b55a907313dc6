// How much a build has stored, whatever it calls its databases.

/** Bytes of all buffers and blobs in IndexedDB. */
export async function storedBytes() {
  let sum = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const reading = database.transaction(store).objectStore(store).openCursor();
      for (let cursor = await done(reading); cursor; cursor = await done(reading)) {
        sum += bytesIn(cursor.value);
        cursor.continue();
      }
    }
    database.close();
  }
  return sum;
}

function done(request) {
  return new Promise((succeeded, failed) => {
    request.onsuccess = () => succeeded(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** A value is a buffer or a blob, or an object or a list of some. */
function bytesIn(value) {
  if (value instanceof Blob) return value.size;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  if (value === null || typeof value !== "object") return 0;
  return Object.values(value).reduce((sum, inner) => sum + bytesIn(inner), 0);
}
