import { constants, Script } from "node:vm";
import type { CompiledCell } from "../compile/compiler";
import { HELPER } from "../compile/interruptible-await";
import { CELL_LINES } from "../compile/program";
import type { SessionInterruptState } from "../transport/interrupt-state";
import { awaitOrInterrupt } from "./await-or-interrupt";
import { leaveAllCells, runInCell } from "./cell-context";
import { clearTimers } from "./cell-timers";
import { createExports, type Exports } from "./exports";
import type { Modules } from "./modules";
import type { MimeBundle, Outcome, Report, Show } from "./outcome";
import { type Ending, KeyboardInterrupt, RunningCell } from "./running-cell";
import { rememberSourceMap } from "./source-maps";
import { isThenable } from "./thenable";

type CellFunction = (exports: object, require: NodeJS.Require, helper: object) => unknown;

/** Runs compiled cells, one at a time, where the names of earlier cells are known. */
export class CellRunner {
  readonly exports: Exports = createExports();
  readonly #modules: Modules;
  readonly #interrupts: SessionInterruptState;
  readonly #report: Report;
  #running: RunningCell | null = null;

  constructor(modules: Modules, interrupts: SessionInterruptState, report: Report) {
    this.#modules = modules;
    this.#interrupts = interrupts;
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
      const cell = new RunningCell(parent, this.#report, this.#interrupts, resolve);
      this.#running = cell;
      this.#interrupts.startCell();
      // A task of its own: an interrupt that ends the JavaScript of this task must not take the kernel along.
      setImmediate(() => runInCell(cell, () => this.#start(cell, compiled, name, show)));
    });
    this.#running = null;
    return outcome;
  }

  /** Called when an interrupt was requested. `isTerminated`: the JavaScript that ran was ended already. */
  interrupt(isTerminated: boolean): void {
    this.#interrupts.acknowledge();
    if (isTerminated) {
      leaveAllCells();
      this.#modules.forgetHalfLoaded();
    }
    this.#interrupts.stopping = this.#running !== null;
    if (this.#running) this.#running.interrupt(isTerminated);
    else clearTimers();
  }

  #start(cell: RunningCell, compiled: CompiledCell, name: string, show: Show): void {
    if (this.#interrupts.pending || cell.isInterrupted) {
      this.#interrupts.acknowledge();
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
    const loading = this.#modules.prepare(compiled.imports);
    if (loading) await cell.wait(loading);
    const helper = {
      ...awaitOrInterrupt,
      last: undefined,
      import: (specifier: string) => this.#modules.import(specifier),
    };
    const result = compileFunction(compiled, name)(this.exports.values, this.#modules.require, helper);
    if (compiled.isAsync) await result;
    const shown = show(helper.last);
    return isThenable(shown) ? ((await cell.wait(shown)) as MimeBundle) : shown;
  }

  /** Rejections that nobody handles become known at the end of the task: the outcome waits for them. */
  #end(cell: RunningCell, ending: Ending): void {
    setImmediate(() => cell.finish(ending));
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
