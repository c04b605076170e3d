import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { LibraryLoader } from "./library-loader";
import { muteNativeStderr } from "./native-stderr";

/** Packages that load TensorFlow. */
const PACKAGES = /["'](?:@tensorflow\/tfjs-node|image-lab)["']/;
const LIBRARY = /^libtensorflow(?:_cc)?\.so\.\d+$/;
/** How long a cell waits for the loading thread before it loads the library itself. */
const LOAD_LIMIT_MS = 5000;

export interface LibraryStart {
  file: string;
  /** An `Int32Array` of one element: 1 once the thread is done. */
  done: SharedArrayBuffer;
}

/**
 * Loads TensorFlow's library, for which the system's linker needs some tenths of a second, in a thread while the
 * compiler still checks the first cell that imports it. The add-on of tfjs-node then finds it in memory. Its greetings
 * are shown to nobody.
 */
export class NativeLibrary implements LibraryLoader {
  readonly #folder: string;
  readonly #done: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  #announced = false;
  #endSilence = (): void => {};
  #endLoad = (): void => {};

  /** @param folder where cells import from */
  constructor(folder: string) {
    this.#folder = folder;
  }

  announce(code: string): void {
    if (this.#announced || !PACKAGES.test(code)) return;
    const file = findLibrary(this.#folder);
    if (file === undefined) return;
    this.#announced = true;
    this.#endSilence = muteNativeStderr(); // not by the thread: between closing and opening, others may open files
    const start: LibraryStart = { file, done: this.#done };
    new Worker(join(__dirname, "thread.js"), { workerData: start })
      .on("error", () => Atomics.store(new Int32Array(this.#done), 0, 1)) // then the cell loads it itself
      .on("exit", this.#endSilence)
      .unref();
  }

  /** Waits until the library that was announced is there. */
  load(load: () => unknown): unknown {
    if (this.#announced) Atomics.wait(new Int32Array(this.#done), 0, 0, LOAD_LIMIT_MS);
    this.#endSilence();
    this.#endLoad = muteNativeStderr();
    try {
      return load();
    } finally {
      this.#endLoad();
    }
  }

  loadEnded(): void {
    this.#endLoad();
  }
}

function findLibrary(folder: string): string | undefined {
  if (process.platform !== "linux") return undefined; // elsewhere the thread's flag means something else
  try {
    const { resolve } = createRequire(join(folder, "cell.js"));
    const libraries = join(dirname(resolve("@tensorflow/tfjs-node/package.json")), "deps", "lib");
    const name = readdirSync(libraries).find((entry) => LIBRARY.test(entry));
    return name && join(libraries, name);
  } catch {
    return undefined; // the cell itself will tell that there is no such package
  }
}
