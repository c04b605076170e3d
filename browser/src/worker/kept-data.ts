import { mount, readFileSync, watchChanges } from "../node/fs";

/** Where images that were drawn once lie. */
const FOLDER = "/lab/data/stand-in/";
/** To be counted up when other images are drawn. */
const VERSION = 1;

/** Mounts the images that this browser has drawn before, and keeps those that it draws from now on. */
export async function mountKeptData(): Promise<void> {
  const store = await openStore().catch(() => undefined); // a browser that keeps nothing draws every time
  if (store === undefined) return;
  const { keys, values } = await readAll(store);
  for (const [index, path] of keys.entries()) mount(String(path), values[index] as Uint8Array, 0);
  watchChanges((path, isGone) => {
    if (!path.startsWith(FOLDER) || isGone || /\.(part|lock)\b/.test(path)) return;
    const bytes = Uint8Array.from(readFileSync(path) as Uint8Array);
    store.transaction("files", "readwrite").objectStore("files").put(bytes, path).onerror = (event) =>
      event.preventDefault(); // a full storage: drawn again the next time
  });
}

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("lab-data", VERSION);
    opening.onupgradeneeded = () => {
      for (const name of [...opening.result.objectStoreNames]) opening.result.deleteObjectStore(name);
      opening.result.createObjectStore("files");
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
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
