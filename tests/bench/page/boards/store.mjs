// The page's database, past the page (src/browser/store/mod.rs).

/** As in src/browser/store/database.rs. A newer page brings it up to its own. */
const VERSION = 2;
const STORES = ["pieces", "pictures", "thumbnails", "boards", "journal", "strays"];

/** The database, made where it is not there. */
export function openStore() {
  const request = indexedDB.open("seedboard", VERSION);
  request.onupgradeneeded = () => {
    for (const name of STORES) request.result.createObjectStore(name);
  };
  return done(request);
}

/** The result of a request. */
export function done(request) {
  return new Promise((succeeded, failed) => {
    request.onsuccess = () => succeeded(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** Writes what `write` puts, in one transaction. */
export function writing(database, stores, write) {
  return new Promise((complete, failed) => {
    const transaction = database.transaction(stores, "readwrite");
    transaction.oncomplete = () => complete();
    transaction.onabort = () => failed(transaction.error);
    write(...stores.map((name) => transaction.objectStore(name)));
  });
}
