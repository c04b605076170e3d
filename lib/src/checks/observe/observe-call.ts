import * as tf from "@tensorflow/tfjs-node";
import { encode } from "../encoding";
import type { CallRecord, Observer } from "../exercise";
import { isStub } from "../not-implemented";

/** Calls the answer once. Adds the backend kernels that ran to `kernels` where the observer asks for them. */
export async function observeCall(
  observer: Observer<unknown, unknown, unknown>,
  answer: unknown,
  given: unknown,
  kernels: Set<string>,
): Promise<CallRecord> {
  const args = observer.arguments(given) as { readonly [name: string]: unknown };
  const before = contents(args);
  const tensorsBefore = tf.memory().numTensors;
  let value: unknown;
  try {
    const run = async (): Promise<void> => {
      value = observer.call(answer, args);
      if (observer.waits) value = await value;
    };
    if (observer.kernels === undefined) await run();
    else for (const kernel of await kernelsOf(run)) kernels.add(kernel);
    const returned = value instanceof tf.Tensor && !Object.values<unknown>(args).includes(value) ? 1 : 0;
    const leaked = tf.memory().numTensors - tensorsBefore - returned;
    const after = contents(args);
    const mayChange = observer.mayChange ?? [];
    const changed = Object.keys(args).filter(
      (name) => before[name] !== after[name] && !mayChange.includes(name),
    );
    const disposed = Object.keys(args).filter((name) => isDisposed(args[name]));
    const facts = Object.entries(disposed.length > 0 ? { disposed } : (observer.facts?.(answer, args) ?? {}));
    const record: CallRecord = {
      outcome: "returned",
      value: encode(value),
      error: null,
      changed,
      leaked,
      facts: Object.fromEntries(facts.map(([name, fact]) => [name, encode(fact)])),
    };
    if (value instanceof tf.Tensor) value.dispose();
    return record;
  } catch (error) {
    return failure(error);
  } finally {
    await Promise.resolve(value).catch(() => {}); // a promise that nobody asked for still works on the arguments
    for (const argument of Object.values<unknown>(args)) release(argument);
  }
}

/** The backend kernels that `run` runs. `tf.profile` would never end for one that throws: it is told nothing of that. */
async function kernelsOf(run: () => Promise<void>): Promise<readonly string[]> {
  let thrown: { readonly error: unknown } | undefined;
  const profiled = (): Promise<void> =>
    run().catch((error) => {
      thrown = { error };
    });
  const { kernelNames } = await tf.profile(profiled as unknown as () => tf.TensorContainer);
  if (thrown !== undefined) throw thrown.error;
  return kernelNames;
}

function contents(args: { readonly [name: string]: unknown }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, JSON.stringify(encode(value))]),
  );
}

function isDisposed(argument: unknown): boolean {
  return argument instanceof tf.Tensor && argument.isDisposed;
}

function release(argument: unknown): void {
  if (argument instanceof tf.Tensor || Array.isArray(argument)) tf.dispose(argument as tf.Tensor[]);
}

function failure(error: unknown): CallRecord {
  const { name, message: told } = error instanceof Error ? error : { name: "Error", message: String(error) };
  const message = told.replace(/^Invalid TF_Status: \d+\s+Message: /, "");
  const outcome = isStub(error) ? "not implemented" : "threw";
  const at = lineOf(error);
  return { outcome, value: null, error: { name, message, at }, changed: [], leaked: 0, facts: {} };
}

/** The topmost line of a cell in an error's stack, as the lab's kernel writes it. */
function lineOf(error: unknown): { cell: string; line: number } | null {
  const stack = error instanceof Error ? String(error.stack) : "";
  const [, cell, line] = /\b(Cell \[[^\]]*\]), line (\d+)/.exec(stack) ?? [];
  return cell === undefined ? null : { cell, line: Number(line) };
}
