import { constants } from "node:os";
import { workerData } from "node:worker_threads";
import type { LibraryStart } from "./native-library";

const RTLD_NODELETE = 0x1000; // Linux's flag to keep a library for good; Node.js has no name for it

const { file, done } = workerData as LibraryStart;
try {
  process.dlopen({ exports: {} }, file, constants.dlopen.RTLD_LAZY | RTLD_NODELETE);
} catch {
  // Node.js says that the library is no add-on, and would unload it but for the flag
} finally {
  Atomics.store(new Int32Array(done), 0, 1);
  Atomics.notify(new Int32Array(done), 0);
}
