import { constants, Script } from "node:vm";
import type { StopState } from "../transport";
import { cellNow, leaveAllCells, runInCell } from "./cell-context";
import type { CompiledCell } from "./compiler";
import { createExports, type Exports } from "./exports";
import type { Modules } from "./modules";
import type { MimeBundle, Outcome, Report, Show } from "./outcome";
import { CELL_LINES } from "./program";
import { HELPER } from "./rewrite";
import { type Ending, KeyboardInterrupt, RunningCell } from "./running-cell";
import { rememberSourceMap } from "./source-maps";
import { isThenable } from "./thenable";

type CellFunction = (exports: object, require: NodeJS.Require, helper: object) => unknown;

/** Runs compiled cells, one at a time, where the names of earlier cells are known. */
export class CellRunner {
  readonly exports: Exports = createExports();
  readonly #modules: Modules;
  readonly #stop: StopState;
  readonly #report: Report;
  #running: RunningCell | null = null;

  constructor(modules: Modules, stop: StopState, report: Report) {
    this.#modules = modules;
    this.#stop = stop;
    this.#report = report;
  }

  get running(): RunningCell | null {
    return this.#running;
  }

  /**
   * @param name what stack traces call the cell, `Cell [3]`
   * @param parent the request that its output belongs to
   * @param show called with the cell's last value, as a part of the cell
   */
  async run(compiled: CompiledCell, name: string, parent: number, show: Show): Promise<Outcome> {
    const outcome = await new Promise<Outcome>((resolve) => {
      const cell = new RunningCell(parent, this.#report, () => this.#leave(), resolve);
      this.#running = cell;
      // A turn of its own: an interrupt that ends the JavaScript of this turn must not take the kernel along.
      setImmediate(() => runInCell(cell, () => this.#start(cell, compiled, name, show)));
    });
    this.#running = null;
    return outcome;
  }

  /** Called when the transport says that someone asked to stop. */
  interrupt(): void {
    const { phase } = this.#stop;
    if (phase === "striking") return; // the transport tells again when the strike is over
    if (phase === "compiling") return; // the cell looks when it starts
    if (phase !== "struck" && !this.#stop.pending) return; // meant for a cell that is gone
    this.#stop.hear();
    if (phase === "struck") {
      this.#stop.phase = this.#running ? "running" : "idle";
      leaveAllCells();
    }
    this.#stop.stopping = this.#running !== null;
    this.#running?.interrupt(phase === "struck");
  }

  #start(cell: RunningCell, compiled: CompiledCell, name: string, show: Show): void {
    this.#stop.phase = "running";
    if (this.#stop.pending) {
      this.#stop.hear();
      cell.finish({ ok: false, error: new KeyboardInterrupt() });
      return;
    }
    this.exports.startCell();
    this.#evaluate(cell, compiled, name, show).then(
      (shown) => this.#end(cell, { ok: true, shown }),
      (error) => this.#end(cell, { ok: false, error }),
    );
  }

  async #evaluate(
    cell: RunningCell,
    compiled: CompiledCell,
    name: string,
    show: Show,
  ): Promise<MimeBundle | null> {
    const helper = { last: undefined, ...this.#helpers() };
    const result = compileFunction(compiled, name)(this.exports.values, this.#modules.require, helper);
    if (compiled.isAsync) await result;
    const shown = show(helper.last);
    return isThenable(shown) ? ((await cell.wait(shown)) as MimeBundle) : shown;
  }

  /** Rejections that nobody handles become known at the end of the turn: the outcome waits for them. */
  #end(cell: RunningCell, ending: Ending): void {
    setImmediate(() => cell.finish(ending));
  }

  #leave(): void {
    this.#stop.stopping = false;
    if (!this.#stop.move("running", "idle")) {
      this.#stop.standForStrike();
      this.#stop.phase = "idle";
    }
  }

  #helpers(): object {
    return {
      wait: (value: unknown) => cellNow()?.wait(value) ?? value,
      iterate: (source: AsyncIterable<unknown>) => iterate(source),
      import: (specifier: string) => this.#modules.import(specifier),
    };
  }
}

function compileFunction({ javascript, sourceMap, isAsync }: CompiledCell, name: string): CellFunction {
  rememberSourceMap(name, sourceMap, CELL_LINES);
  const script = new Script(
    `(${isAsync ? "async " : ""}function (exports, require, ${HELPER}) {\n${javascript}\n})`,
    {
      filename: name,
      lineOffset: -1,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  return script.runInThisContext() as CellFunction;
}

/** `for await` over `source` that ends with an interrupt. */
async function* iterate(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<unknown> {
  const iterator =
    (source as AsyncIterable<unknown>)[Symbol.asyncIterator]?.() ??
    (source as Iterable<unknown>)[Symbol.iterator]();
  try {
    for (;;) {
      const cell = cellNow();
      const { done, value } = (await (cell
        ? cell.wait(iterator.next())
        : iterator.next())) as IteratorResult<unknown>;
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
