/**
 * All that leans on tslab's internals. tslab is pinned exactly; on another version this file says so and stops.
 *
 * Internals used:
 * - `tslab/dist/converter.js` `isCompleteCode`
 * - `tslab/dist/metadata.js` `getCodeMetadata` (the `@module` tag of a cell)
 * - `tslab/dist/inspect.js` `printQuickInfo`
 * - `tslab/dist/jupyter.js` `lastWriteDisplayData`, which `tslab/dist/public.js` (display, newDisplay) writes through
 * - `@tslab/typescript-for-tslab`, tslab's fork of TypeScript 5.0.4:
 *   a source file's `parent` may be another source file, whose `locals` names resolve to (earlier cells);
 *   `Completions.getCompletionsAtPositionForTslab` and `getQuickInfoAtPosition` work on a bare program
 * - TypeScript's own: `SourceFile.locals`, `SourceFile.parseDiagnostics`, `Node.jsDoc`, `bindSourceFile`, `Program.emit`'s
 *   `forceDtsEmit`, `findPrecedingToken`, `getTouchingPropertyName`,
 *   `flattenDiagnosticMessageText`
 */
import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type TypeScript from "@tslab/typescript-for-tslab";
import { requireCached } from "./cells/script-cache";

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

const packageFile = require.resolve("tslab/package.json");
const tslabVersion = (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;
if (tslabVersion !== TSLAB_VERSION)
  throw new Error(
    `The kernel needs tslab ${TSLAB_VERSION} and found ${tslabVersion} in ${dirname(packageFile)}. Run "npm install" in the lab's folder.`,
  );

const tslabRequire = createRequire(packageFile);
const dist = (file: string): string => join(dirname(packageFile), "dist", file);

const compiler = requireCached(tslabRequire.resolve("@tslab/typescript-for-tslab"));
export const ts: TS = compiler.exports as TS;
/** Keeps the compiler's compiled code for the next start. */
export const keepCompilerCode: () => void = compiler.keep;
if (ts.version !== TYPESCRIPT_VERSION)
  throw new Error(
    `The kernel needs tslab's TypeScript ${TYPESCRIPT_VERSION} and found ${ts.version}. Run "npm install" in the lab's folder.`,
  );
export const compilerInternals: CompilerInternals = ts as unknown as CompilerInternals;

/** Where the types of Node.js are when the notebook's own folders have none. */
export const bundledTypeRoot: string = join(dirname(packageFile), "node_modules", "@types");

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

export const isCompleteCode: (code: string) => { completed: boolean; indent?: string } = tslabRequire(
  dist("converter.js"),
).isCompleteCode;
export const getCodeMetadata: (code: string) => CodeMetadata = tslabRequire(
  dist("metadata.js"),
).getCodeMetadata;
export const printQuickInfo: (info: TypeScript.QuickInfo) => string = tslabRequire(
  dist("inspect.js"),
).printQuickInfo;

/**
 * `import { display } from "tslab"` writes to `publish`. The file that tslab would load for that brings its own sockets;
 * a stand-in takes its place.
 */
export function publishTslabDisplay(publish: (message: DisplayData, update: boolean) => void): void {
  const file = dist("jupyter.js");
  const standIn = new Module(file);
  standIn.filename = file;
  standIn.loaded = true;
  standIn.exports = {
    lastWriteDisplayData: (message: DisplayData, update?: boolean) => publish(message, update === true),
  };
  require.cache[file] = standIn;
}

/** tslab as cells import it, from folders that have no `node_modules` too. */
export const tslabEntry: string = dist("public.js");
