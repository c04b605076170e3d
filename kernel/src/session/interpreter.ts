import type { CellCache } from "../compile/cell-cache";
import type { CompiledCell } from "../compile/compiled-cell";
import { CellCompiler } from "../compile/compiler";
import { Declarations } from "../compile/declarations";
import { FailedDeclarations } from "../compile/failed-declarations";
import { HiddenImports } from "../compile/hidden-imports";
import { getCodeMetadata } from "../compile/tslab";
import type { Modules } from "../run/modules";
import type { ErrorContent, Outcome, Show } from "../run/outcome";
import { CellRunner } from "../run/runner";
import type { RunningCell } from "../run/running-cell";
import type { SessionInterruptState } from "../transport/interrupt-state";
import { CellVersions } from "./cell-versions";
import { Completion } from "./completion";
import { reportDiagnostics, reportError } from "./error-report";
import type { NotebookFile } from "./notebook-file";

const NOTHING: Outcome = { ok: true, shown: null };
/** What a cell that did not compile does with variables. */
const NO_VARIABLES = { helpers: new Set<string>(), assigned: new Set<string>() };

/** Checks, compiles and runs cells; remembers what they declare. */
export class Interpreter {
  readonly #folder: string;
  readonly #interrupts: SessionInterruptState;
  readonly #compiler: CellCompiler;
  readonly #modules: Modules;
  readonly #runner: CellRunner;
  readonly #declarations: Declarations = new Declarations();
  readonly #failed: FailedDeclarations;
  readonly #hidden: HiddenImports = new HiddenImports();
  readonly #sources: Map<string, string> = new Map();
  readonly versions: CellVersions = new CellVersions();
  readonly completion: Completion;

  /** @param pollsInterrupts and `cache`: see `CellCompiler` */
  constructor(
    folder: string,
    modules: Modules,
    interrupts: SessionInterruptState,
    notebook: NotebookFile,
    pollsInterrupts: boolean,
    cache: CellCache | null,
  ) {
    this.#folder = folder;
    this.#failed = new FailedDeclarations((one) => notebook.firstLineOfCellDeclaring(one));
    this.#interrupts = interrupts;
    this.#compiler = new CellCompiler(folder, pollsInterrupts, cache);
    this.#modules = modules;
    this.#runner = new CellRunner(modules, interrupts, (error) => this.report(error));
    this.completion = new Completion(this.#compiler.builder);
  }

  /** Loads the language's own types, which every cell needs, before the first cell comes. */
  warmUp(): void {
    this.#compiler.compile("", "const ready = [1].map((n) => n + 1);\nconsole.log(ready)");
  }

  get declarations(): string {
    return this.#declarations.text;
  }

  get running(): RunningCell | null {
    return this.#runner.running;
  }

  interrupt(isTerminated: boolean): void {
    this.#runner.interrupt(isTerminated);
  }

  /**
   * Part of the kernel's own work, except for the cell itself.
   *
   * @param name what the cell is called, `Cell [3]`
   * @param show puts its last value into words
   * @param id what the client calls the cell, whenever it runs
   */
  async run(code: string, name: string, parent: number, show: Show, id?: string): Promise<Outcome> {
    this.#interrupts.begin(parent);
    this.#sources.set(name, code);
    const { module, jsx, mode } = getCodeMetadata(code);
    if (module) return this.#addModule(`${module}.${jsx ? "tsx" : "ts"}`, code);
    if (mode === "browser") return NOTHING;
    const compilation = this.#compiler.compile(this.#declarations.text, code, {
      variables: this.#runner.variables,
      run: (check) => this.#interrupts.run(check),
    });
    const names = compilation.ok ? compilation.cell.locals : compilation.locals;
    const { helpers, assigned } = compilation.ok ? compilation.cell.variables : NO_VARIABLES;
    const noted = { cell: name, id, code, names, compiled: compilation.ok, helpers, assigned };
    this.versions.note(noted);
    if (!compilation.ok) {
      const explained = this.#hidden.explain(this.#failed.explain(compilation.diagnostics));
      this.#failed.note(compilation.locals, name);
      return { ok: false, error: reportDiagnostics(explained, name, this.#folder) };
    }
    if (this.#modules.forgetEdited()) {
      const renewed = await this.#renewImports(name, parent);
      if (!renewed.ok) return renewed;
    }
    const outcome = await this.#runner.run(compilation.cell, name, parent, show);
    if (outcome.ok) this.versions.noteAssignments(noted);
    else {
      this.#failed.note(compilation.cell.locals, name);
      this.versions.noteFailure(noted, this.#unset(compilation.cell));
    }
    this.#hidden.note(name, code, compilation.cell.locals);
    return this.#remember(compilation.cell, outcome);
  }

  report(error: unknown): ErrorContent {
    return reportError(error, (cell) => this.#sources.get(cell));
  }

  /** After a helper file was edited, names imported by earlier cells lead to what it says now. */
  async #renewImports(name: string, parent: number): Promise<Outcome> {
    const compilation = this.#compiler.compile("", this.#declarations.fileImports);
    if (!compilation.ok)
      return { ok: false, error: reportDiagnostics(compilation.diagnostics, name, this.#folder) };
    return this.#runner.run(compilation.cell, name, parent, () => null, true);
  }

  /** What the cell that has just run declares and gave no value to. */
  #unset({ variables: { declared } }: CompiledCell): ReadonlySet<string> {
    return new Set([...declared].filter((name) => !this.#runner.variables.wasSet(name)));
  }

  /** A failed cell keeps what it had declared before it failed. */
  #remember({ declarations, variables: { declared } }: CompiledCell, outcome: Outcome): Outcome {
    const { variables } = this.#runner;
    this.#declarations.add(
      declarations,
      (name) => outcome.ok || !declared.has(name) || variables.wasSet(name),
    );
    return outcome;
  }

  #addModule(file: string, code: string): Outcome {
    const { path, diagnostics } = this.#compiler.addModule(file, code, this.#declarations.text);
    this.#modules.write(path, code);
    if (diagnostics.length > 0)
      return { ok: false, error: reportDiagnostics(diagnostics, file, this.#folder) };
    return NOTHING;
  }
}
