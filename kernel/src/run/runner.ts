import { constants, Script } from "node:vm";
import type { CompiledCell } from "../compile/compiled-cell";
import { HELPER } from "../compile/interruptible-await";
import { variableObject } from "../compile/notebook-variables";
import { CELL_LINES } from "../compile/program";
import { NOTE_PLACE, type SessionInterruptState } from "../transport/interrupt-state";
import { awaitOrInterrupt } from "./await-or-interrupt";
import { leaveAllCells, runInCell } from "./cell-context";
import { clearTimers } from "./cell-timers";
import { createResources } from "./disposal";
import { KeyboardInterrupt } from "./keyboard-interrupt";
import type { Modules } from "./modules";
import type { MimeBundle, Outcome, Report, Show } from "./outcome";
import { type Ending, RunningCell } from "./running-cell";
import { rememberSourceMap } from "./source-maps";
import { isThenable } from "./thenable";
import { type Variable, Variables } from "./variables";

type CellFunction = (
  exports: object,
  require: NodeJS.Require,
  helper: object,
  ...variables: Variable[]
) => unknown;

/** Runs compiled cells, one at a time, where the names of earlier cells are known. */
export class CellRunner {
  readonly variables: Variables = new Variables();
  readonly #modules: Modules;
  readonly #interrupts: SessionInterruptState;
  readonly #report: Report;
  #running: RunningCell | null = null;
  /** Where the code was that was terminated. */
  #terminatedAt: string | undefined;

  constructor(modules: Modules, interrupts: SessionInterruptState, report: Report) {
    this.#modules = modules;
    this.#interrupts = interrupts;
    this.#report = report;
    Object.defineProperty(globalThis, NOTE_PLACE, {
      value: () => {
        this.#terminatedAt = new Error().stack;
      },
      configurable: true,
    });
  }

  get running(): RunningCell | null {
    return this.#running;
  }

  /**
   * @param name what stack traces call the cell, `Cell [3]`
   * @param parent the request that its output belongs to
   * @param show called with the cell's last value, as a part of the cell
   * @param isRenewal whether names that there are get new values, instead of being declared anew
   */
  async run(
    compiled: CompiledCell,
    name: string,
    parent: number,
    show: Show,
    isRenewal = false,
  ): Promise<Outcome> {
    this.variables.startCell(compiled.variables, isRenewal);
    const outcome = await new Promise<Outcome>((resolve) => {
      const cell = new RunningCell(parent, this.#report, this.#interrupts, resolve);
      this.#running = cell;
      this.#interrupts.startCell();
      // A task of its own: an interrupt that ends the JavaScript of this task must not take the kernel along.
      setImmediate(() => runInCell(cell, () => this.#start(cell, compiled, name, show)));
    });
    this.#running = null;
    this.variables.endCell(compiled.variables, outcome.ok);
    if (!outcome.ok) endConsoleGroups();
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
    if (this.#running) this.#running.interrupt(isTerminated, isTerminated ? this.#terminatedAt : undefined);
    else clearTimers();
    this.#terminatedAt = undefined;
  }

  #start(cell: RunningCell, compiled: CompiledCell, name: string, show: Show): void {
    if (this.#interrupts.pending || cell.isInterrupted) {
      this.#interrupts.acknowledge();
      cell.finish({ ok: false, error: new KeyboardInterrupt() });
      return;
    }
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
    if (loading) await cell.wait(loading, name);
    const helper = {
      poll: awaitOrInterrupt.poll,
      wait: (value: unknown, place: string) => awaitOrInterrupt.wait(value, `${name}:${place}`),
      iterate: (source: AsyncIterable<unknown>, place: string) =>
        awaitOrInterrupt.iterate(source, `${name}:${place}`),
      last: undefined,
      resources: createResources,
      import: (specifier: string) => this.#modules.import(specifier),
    };
    const names = [...compiled.variables.declared, ...compiled.variables.used];
    const call = compileFunction(compiled, names, name);
    const variables = names.map((one) => this.variables.get(one));
    const result = call(this.variables.exports, this.#modules.require, helper, ...variables);
    if (compiled.isAsync) await result;
    const shown = show(helper.last);
    return isThenable(shown) ? ((await cell.wait(shown, name)) as MimeBundle) : shown;
  }

  /** Rejections that nobody handles become known at the end of the task: the outcome waits for them. */
  #end(cell: RunningCell, ending: Ending): void {
    setImmediate(() => cell.finish(ending));
  }
}

/** Groups deeper than this are nobody's. */
const DEEPEST_GROUP = 100;

/** A cell that failed inside `console.group` indents no later one. */
function endConsoleGroups(): void {
  for (let depth = 0; depth < DEEPEST_GROUP; depth++) console.groupEnd();
}

function compileFunction(
  { javascript, sourceMap, isAsync }: CompiledCell,
  variables: string[],
  name: string,
): CellFunction {
  rememberSourceMap(name, sourceMap, CELL_LINES);
  const parameters = ["exports", "require", HELPER, ...variables.map(variableObject)];
  const script = new Script(
    `(${isAsync ? "async " : ""}function (${parameters.join(", ")}) {\n${javascript}\n})`,
    {
      filename: name,
      lineOffset: -1,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  return script.runInThisContext() as CellFunction;
}
