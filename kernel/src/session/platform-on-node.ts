import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { cellCacheOnNode } from "../compile/cell-cache-on-node";
import { tslabOnNode } from "../compile/tslab-on-node";
import { followedContext } from "../run/followed-context";
import { KeyboardInterrupt } from "../run/keyboard-interrupt";
import { ModulesOnNode } from "../run/modules-on-node";
import { authorsLines } from "../run/stack-trace";
import { NativeLibrary } from "../tensorflow/native-library";
import { hookPackages } from "../tensorflow/package-hooks";
import type { Channel } from "../transport/channel";
import { childProcesses } from "../transport/end-children";
import { adoptChildProcesses } from "./child-output";
import type { Platform } from "./platform";
import { askForStandardInput } from "./standard-input";

/**
 * A process of its own, with packages on disk.
 *
 * @public loaded when the compiler is needed
 */
export function createPlatformOnNode(): Platform {
  return {
    tslab: tslabOnNode(),
    context: followedContext,
    createModules: (folder) => new ModulesOnNode(folder),
    hookPackages,
    createLibrary: (folder) => new NativeLibrary(folder),
    cellCache: cellCacheOnNode(),
    pollsInterrupts: false,
    readNotebook,
    adoptChildProcesses: (channel) => adoptChildProcesses((call) => waitForChild(channel, call)),
    readStandardInput: askForStandardInput,
    exposeCollector: () => {
      setFlagsFromString("--expose-gc");
      return runInNewContext("gc") as () => void;
    },
  };
}

/** Jupyter's server names the file. */
function readNotebook(): string | null {
  const file = process.env["JPY_SESSION_NAME"];
  if (!file?.endsWith(".ipynb")) return null;
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** An interrupt, which ends the child, is thrown where the cell waits: so that its `catch` and `finally` run. */
function waitForChild<Result>(channel: Channel, call: () => Result): Result {
  const throwIfInterrupted = (): void => {
    if (channel.interrupts.pending) throw new KeyboardInterrupt(authorsLines(new Error().stack));
  };
  channel.syncChild(childProcesses());
  try {
    const result = call();
    throwIfInterrupted();
    return result;
  } catch (error) {
    throwIfInterrupted();
    throw error;
  } finally {
    channel.syncChild(null);
  }
}
