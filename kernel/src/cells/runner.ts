import { constants, Script } from "node:vm";
import type { SessionStop } from "../transport";
import { awaits, HELPER } from "./awaits";
import { leaveAllCells, runInCell } from "./cell-context";
import { clearTimers } from "./cell-timers";
import type { CompiledCell } from "./compiler";
import { createExports, type Exports } from "./exports";
import type { Modules } from "./modules";
import type { MimeBundle, Outcome, Report, Show } from "./outcome";
import { CELL_LINES } from "./program";
import { type Ending, KeyboardInterrupt, RunningCell } from "./running-cell";
import { rememberSourceMap } from "./source-maps";
import { isThenable } from "./thenable";

type CellFunction = (exports: object, require: NodeJS.Require, helper: object) => unknown;

/** Runs compiled cells, one at a time, where the names of earlier cells are known. */
export class CellRunner {
  readonly exports: Exports = createExports();
  readonly #modules: Modules;
  readonly #stop: SessionStop;
  readonly #report: Report;
  #running: RunningCell | null = null;

  constructor(modules: Modules, stop: SessionStop, report: Report) {
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
      const cell = new RunningCell(parent, this.#report, this.#stop, resolve);
      this.#running = cell;
      this.#stop.startCell();
      // A turn of its own: an interrupt that ends the JavaScript of this turn must not take the kernel along.
      setImmediate(() => runInCell(cell, () => this.#start(cell, compiled, name, show)));
    });
    this.#running = null;
    return outcome;
  }

  /** Called when someone asked to stop. `isStruck`: the JavaScript that ran was ended already. */
  interrupt(isStruck: boolean): void {
    this.#stop.hear();
    if (isStruck) {
      leaveAllCells();
      this.#modules.forgetHalfLoaded();
    }
    this.#stop.stopping = this.#running !== null;
    if (this.#running) this.#running.interrupt(isStruck);
    else clearTimers();
  }

  #start(cell: RunningCell, compiled: CompiledCell, name: string, show: Show): void {
    if (this.#stop.pending || cell.isInterrupted) {
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
    const loading = this.#modules.prepare(compiled.imports);
    if (loading) await cell.wait(loading);
    const helper = {
      ...awaits,
      last: undefined,
      import: (specifier: string) => this.#modules.import(specifier),
    };
    const result = compileFunction(compiled, name)(this.exports.values, this.#modules.require, helper);
    if (compiled.isAsync) await result;
    const shown = show(helper.last);
    return isThenable(shown) ? ((await cell.wait(shown)) as MimeBundle) : shown;
  }

  /** Rejections that nobody handles become known at the end of the turn: the outcome waits for them. */
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
