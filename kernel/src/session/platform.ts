import type { CellCache } from "../compile/cell-cache";
import type { TslabLoader } from "../compile/tslab";
import type { CellContext } from "../run/cell-context";
import type { HookPackages, Modules } from "../run/modules";
import type { LibraryLoader } from "../tensorflow/library-loader";
import type { Channel } from "../transport/channel";

/**
 * What the kernel needs of the place it runs in, beside a `Channel` to its clients. Two implementations:
 * `platform-on-node.ts`, the kernel as Jupyter starts it, and `bundled-platform.ts`, for a kernel inside a worker that
 * brings its packages along.
 */
export interface Platform {
  tslab: TslabLoader;
  context: CellContext;
  /** @param folder where the notebook is */
  createModules(folder: string): Modules;
  hookPackages: HookPackages;
  /** @param folder where the notebook is */
  createLibrary(folder: string): LibraryLoader;
  /** Cells that were compiled before; null in a learner's kernel. */
  cellCache: CellCache | null;
  /** Whether loops must ask if they may go on: nobody can end JavaScript from outside. */
  pollsInterrupts: boolean;
  /** The text of the notebook's own file as it was saved last, or null where it is not known. */
  readNotebook(): string | null;
  /** Makes what children print, and an interrupt of those that a cell waits for, go through the channel. */
  adoptChildProcesses(channel: Channel): void;
  /** Makes `process.stdin` ask the client, line by line: `ask` gives null while no cell runs. */
  readStandardInput(ask: (prompt: string) => Promise<string> | null): void;
  /** V8's collector, or null where nobody may call it. Asked for when it is first needed. */
  exposeCollector(): (() => void) | null;
}
