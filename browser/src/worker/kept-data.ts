import { existsSync, mount, readFileSync, watchChanges } from "../node/fs";

/** Where images that were drawn once lie. */
const FOLDER = "/lab/data/stand-in/";
/** To be counted up when other images are drawn, or kept in another way. */
const VERSION = 2;

/**
 * Mounts the images that this browser has drawn before, and keeps those that it draws from now on. They are blobs, which
 * lie on the disk until somebody reads them.
 */
export async function mountKeptData(): Promise<void> {
  const store = await openStore().catch(() => undefined); // a browser that keeps nothing draws every time
  if (store === undefined) return;
  const { keys, values } = await readAll(store);
  for (const [index, path] of keys.entries()) mount(String(path), values[index] as Blob, 0);
  watchChanges((path, isGone) => {
    if (!path.startsWith(FOLDER) || isGone || /\.(part|lock)\b/.test(path)) return;
    const blob = new Blob([readFileSync(path) as Uint8Array<ArrayBuffer>]);
    // a full storage: it stays in memory, and is drawn again the next time
    void keep(store, path, blob).then(
      (kept) => existsSync(path) && mount(path, kept, 0),
      () => undefined,
    );
  });
}

/** Puts a file into the store; returns it as the store has it. */
async function keep(store: IDBDatabase, path: string, blob: Blob): Promise<Blob> {
  const files = (mode: IDBTransactionMode): IDBObjectStore =>
    store.transaction("files", mode).objectStore("files");
  await answerOf(files("readwrite").put(blob, path));
  return answerOf<Blob>(files("readonly").get(path));
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      reject(request.error);
    };
  });
}

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("lab-data", VERSION);
    opening.onupgradeneeded = () => {
      for (const name of [...opening.result.objectStoreNames]) opening.result.deleteObjectStore(name);
      opening.result.createObjectStore("files");
    };
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close(); // another tab has a newer lab
      resolve(opening.result);
    };
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error("another tab has an older lab open"));
  });
}

function readAll(database: IDBDatabase): Promise<{ keys: IDBValidKey[]; values: unknown[] }> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction("files");
    const store = transaction.objectStore("files");
    const keys = store.getAllKeys();
    const values = store.getAll();
    transaction.oncomplete = () => resolve({ keys: keys.result, values: values.result });
    transaction.onerror = () => reject(transaction.error);
  });
}
