import type { Header } from "./jupyterlite";
import { say } from "./sentences";

/** A message to JupyterLab about one of its requests. */
export interface Word {
  readonly parent: Header;
  readonly channel: "iopub" | "shell";
  readonly type: string;
  readonly content: Record<string, unknown>;
}

/**
 * What is said of requests that a worker leaves behind which ended before it answered: the cell that ran learns why, and
 * nothing waits for ever.
 *
 * @param parents of all these requests, in their order
 */
export function lastWords(parents: readonly Header[]): Word[] {
  const evalue = say(
    "process.exit() ended the kernel, and its variables are gone: run the cells from the top again.",
  );
  const error = { ename: "KernelEnded", evalue, traceback: [`KernelEnded: ${evalue}`] };
  const running = parents.find(({ msg_type }) => msg_type === "execute_request");
  return parents.flatMap((parent): Word[] => {
    const reply = parent.msg_type.replace("_request", "_reply");
    const isRunning = parent === running;
    return [
      ...(isRunning ? [{ parent, channel: "iopub", type: "error", content: error } as const] : []),
      {
        parent,
        channel: "shell",
        type: reply,
        content: isRunning ? { status: "error", execution_count: null, ...error } : { status: "aborted" },
      },
      { parent, channel: "iopub", type: "status", content: { execution_state: "idle" } },
    ];
  });
}
