/**
 * All that leans on tslab's internals, and the only file that names its files. tslab is pinned exactly; on another
 * version this file says so and stops.
 *
 * Internals used:
 * - `tslab/dist/converter.js` `isCompleteCode`
 * - `tslab/dist/metadata.js` `getCodeMetadata` (the `@module` tag of a cell)
 * - `tslab/dist/inspect.js` `printQuickInfo`
 * - `tslab/dist/jupyter.js` `lastWriteDisplayData`, which `tslab/dist/public.js` (display, newDisplay) writes through
 * - `@tslab/typescript-for-tslab`, tslab's fork of TypeScript 5.0.4: a source file's `parent` may be another source
 *   file, whose `locals` names resolve to (earlier cells); `Completions.getCompletionsAtPositionForTslab` and
 *   `getQuickInfoAtPosition` work on a bare program
 * - TypeScript's own: `SourceFile.locals`, `SourceFile.parseDiagnostics`, `Node.jsDoc`, `bindSourceFile`,
 *   `Program.emit`'s `forceDtsEmit`, `Program.getResolvedTypeReferenceDirectives`, `findPrecedingToken`,
 *   `getTouchingPropertyName`, `flattenDiagnosticMessageText`
 */
import type TypeScript from "@tslab/typescript-for-tslab";

const TSLAB_VERSION = "1.0.22";
const TYPESCRIPT_VERSION = "5.0.4";

/** tslab's fork of TypeScript. */
export type TS = typeof TypeScript;
export type { TypeScript };

/** What the compiler knows and does not publish. */
interface SourceFileInternals {
  locals?: Map<string, TypeScript.Symbol>;
  parseDiagnostics: TypeScript.DiagnosticWithLocation[];
}

interface NodeInternals {
  jsDoc?: TypeScript.JSDoc[];
}

interface CompilerInternals {
  bindSourceFile(file: TypeScript.SourceFile, options: TypeScript.CompilerOptions): void;
  getQuickInfoAtPosition(
    file: TypeScript.SourceFile,
    checker: TypeScript.TypeChecker,
    cancellation: TypeScript.HostCancellationToken & { throwIfCancellationRequested(): void },
    position: number,
  ): TypeScript.QuickInfo | undefined;
  findPrecedingToken(position: number, file: TypeScript.SourceFile): TypeScript.Node | undefined;
  getSpellingSuggestion(
    name: string,
    candidates: string[],
    nameOf: (one: string) => string,
  ): string | undefined;
  getTouchingPropertyName(file: TypeScript.SourceFile, position: number): TypeScript.Node;
  Completions: {
    getCompletionsAtPositionForTslab(
      host: object,
      program: TypeScript.Program,
      log: () => void,
      file: TypeScript.SourceFile,
      position: number,
      preferences: TypeScript.UserPreferences,
      trigger: undefined,
      kind: TypeScript.CompletionTriggerKind,
      cancellation: object,
    ): TypeScript.CompletionInfo | undefined;
  };
}

export interface DisplayData {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  transient: { display_id?: string };
}

export interface CodeMetadata {
  module?: string;
  jsx?: boolean;
  mode?: "node" | "browser";
}

/** tslab's files, as seen from its package folder; the compiler as its package names it. */
export const TSLAB_FILES = {
  package: "tslab/package.json",
  compiler: "@tslab/typescript-for-tslab",
  converter: "dist/converter.js",
  metadata: "dist/metadata.js",
  inspect: "dist/inspect.js",
  display: "dist/jupyter.js",
  /** What cells import as "tslab". */
  entry: "dist/public.js",
} as const;

/** How tslab is loaded where the kernel runs: `tslab-on-node.ts` in a process, from a bundle in a page. */
export interface TslabLoader {
  version: string;
  /** Where tslab was found, for messages. */
  place: string;
  /** Where the types of Node.js are when the notebook's own folders have none. */
  typeRoot: string;
  loadCompiler(): unknown;
  load(file: string): unknown;
  /** From now on `file` is `exports`, for whoever loads it. */
  replace(file: string, exports: object): void;
  /** Keeps the compiler's compiled code for the next start. */
  keepCompilerCode(): void;
}

export let ts: TS;
export let compilerInternals: CompilerInternals;
export let isCompleteCode: (code: string) => { completed: boolean; indent?: string };
export let getCodeMetadata: (code: string) => CodeMetadata;
export let printQuickInfo: (info: TypeScript.QuickInfo) => string;
export let bundledTypeRoot: string;

let loader: TslabLoader;

/** To be called once, before anything else is asked of the compiler. */
export function useTslab(found: TslabLoader): void {
  if (found.version !== TSLAB_VERSION)
    throw new Error(
      `The kernel needs tslab ${TSLAB_VERSION} and found ${found.version} in ${found.place}. Run "npm install" in the lab's folder.`,
    );
  loader = found;
  ts = loader.loadCompiler() as TS;
  if (ts.version !== TYPESCRIPT_VERSION)
    throw new Error(
      `The kernel needs tslab's TypeScript ${TYPESCRIPT_VERSION} and found ${ts.version}. Run "npm install" in the lab's folder.`,
    );
  compilerInternals = ts as unknown as CompilerInternals;
  bundledTypeRoot = loader.typeRoot;
  ({ isCompleteCode } = loader.load(TSLAB_FILES.converter) as { isCompleteCode: typeof isCompleteCode });
  ({ getCodeMetadata } = loader.load(TSLAB_FILES.metadata) as { getCodeMetadata: typeof getCodeMetadata });
  ({ printQuickInfo } = loader.load(TSLAB_FILES.inspect) as { printQuickInfo: typeof printQuickInfo });
}

/** Keeps the compiler's compiled code for the next start. */
export function keepCompilerCode(): void {
  loader.keepCompilerCode();
}

export function internals(file: TypeScript.SourceFile): SourceFileInternals {
  return file as unknown as SourceFileInternals;
}

export function nodeInternals(node: TypeScript.Node): NodeInternals {
  return node as unknown as NodeInternals;
}

/** Names that `file` does not declare itself are looked up in `earlier`. */
export function resolveNamesIn(file: TypeScript.SourceFile, earlier: TypeScript.SourceFile): void {
  (file as { parent: TypeScript.Node }).parent = earlier;
}

/**
 * A program's type checker. As it is made it looks through all files for whom to name in a `/// <reference types>`,
 * which declarations of cells do not need: here it finds none.
 */
export function typeCheckerOf(program: TypeScript.Program): TypeScript.TypeChecker {
  const directives = program as { getResolvedTypeReferenceDirectives?: () => unknown };
  const { getResolvedTypeReferenceDirectives } = directives;
  directives.getResolvedTypeReferenceDirectives = () => undefined;
  try {
    return program.getTypeChecker();
  } finally {
    directives.getResolvedTypeReferenceDirectives = getResolvedTypeReferenceDirectives!; // the next program asks for them
  }
}

/** Compiles one file. A type that cannot be named becomes `any` in its declarations, not an error. */
export function emitWithDeclarations(
  program: TypeScript.Program,
  file: TypeScript.SourceFile,
  write: TypeScript.WriteFileCallback,
  transformers: TypeScript.CustomTransformers,
): void {
  const forceDtsEmit = true;
  const emit = program.emit as (...args: unknown[]) => unknown;
  emit(file, write, undefined, false, transformers, forceDtsEmit);
}

/** tslab as cells import it. */
export function tslabModule(): unknown {
  return loader.load(TSLAB_FILES.entry);
}

/**
 * `import { display } from "tslab"` writes to `publish`. The file that tslab would load for that brings its own
 * sockets; another one takes its place.
 */
export function publishTslabDisplay(publish: (message: DisplayData, update: boolean) => void): void {
  loader.replace(TSLAB_FILES.display, {
    lastWriteDisplayData: (message: DisplayData, update?: boolean) => publish(message, update === true),
  });
}
