import type { ProgramBuilder } from "../compile/program";
import { CELL_OFFSET } from "../compile/program";
import { compilerInternals, printQuickInfo, type TypeScript, ts, typeCheckerOf } from "../compile/tslab";
import { codePointsBefore, unitsBefore } from "./code-points";

const NEVER_CANCELLED = { isCancellationRequested: () => false, throwIfCancellationRequested: () => {} };

/** What the compiler knows about the code under the cursor. */
export class Completion {
  readonly #builder: ProgramBuilder;

  constructor(builder: ProgramBuilder) {
    this.#builder = builder;
  }

  /** The names that fit at the cursor, best first, each with its kind. */
  complete(declarations: string, code: string, cursor: number): object {
    const position = unitsBefore(code, cursor);
    const { program, cell } = this.#builder.build(declarations, code, false);
    const completions = compilerInternals.Completions.getCompletionsAtPositionForTslab(
      {},
      program,
      () => {},
      cell,
      position + CELL_OFFSET,
      {},
      undefined,
      ts.CompletionTriggerKind.Invoked,
      NEVER_CANCELLED,
    );
    const word = literalAt(cell, code, position) ?? wordAt(code, position);
    if (completions?.entries.some(({ kind }) => kind === ts.ScriptElementKind.externalModuleName))
      word.start += code.slice(word.start, position).lastIndexOf("/") + 1; // the compiler names the part after it
    const span = completions?.entries.find(({ replacementSpan }) => replacementSpan)?.replacementSpan;
    if (span)
      Object.assign(word, { start: span.start - CELL_OFFSET, end: span.start - CELL_OFFSET + span.length });
    const entries = ranked(completions?.entries ?? [], code.slice(word.start, position));
    const [start, end] = [codePointsBefore(code, word.start), codePointsBefore(code, word.end)];
    const kindOf = exportedKinds(program, cell, position);
    const types = entries.map(({ name, kind }) => ({ text: name, type: kindOf(name) ?? kind, start, end }));
    return {
      status: "ok",
      matches: entries.map(({ name }) => name),
      cursor_start: start,
      cursor_end: end,
      metadata: { _jupyter_types_experimental: types },
    };
  }

  /** Type and documentation of the name at the cursor, or just before it. */
  inspect(declarations: string, code: string, cursor: number): object {
    const position = unitsBefore(code, cursor);
    const built = this.#builder.build(declarations, code, false);
    const checker = typeCheckerOf(built.program);
    const at = (offset: number): TypeScript.QuickInfo | undefined => {
      this.#builder.document(built, offset + CELL_OFFSET);
      return compilerInternals.getQuickInfoAtPosition(
        built.cell,
        checker,
        NEVER_CANCELLED,
        offset + CELL_OFFSET,
      );
    };
    const info = at(Math.min(position, code.length)) ?? (position > 0 ? at(position - 1) : undefined);
    if (!info) return { status: "ok", found: false, data: {}, metadata: {} };
    return {
      status: "ok",
      found: true,
      data: { "text/plain": printQuickInfo(info), "text/markdown": markdown(info) },
      metadata: {},
    };
  }
}

/**
 * What the names behind `module.` are: the compiler calls all that a package exports from other files an alias, which
 * tells nobody anything.
 */
function exportedKinds(
  program: TypeScript.Program,
  cell: TypeScript.SourceFile,
  position: number,
): (name: string) => string | undefined {
  const checker = typeCheckerOf(program);
  const before = compilerInternals.findPrecedingToken(position + CELL_OFFSET, cell)?.parent;
  if (!before || !ts.isPropertyAccessExpression(before)) return () => undefined;
  const owner = checker.getTypeAtLocation(before.expression);
  return (name) => {
    const symbol = owner.getProperty(name);
    if (!symbol || !(symbol.flags & ts.SymbolFlags.Alias)) return undefined;
    const { flags } = checker.getAliasedSymbol(symbol);
    if (flags & ts.SymbolFlags.Function) return "function";
    if (flags & ts.SymbolFlags.Class) return "class";
    if (flags & ts.SymbolFlags.Variable) return "const";
    return flags & ts.SymbolFlags.Module ? "module" : undefined;
  };
}

/** What stands between the quotes around a position: a name in there may have any character (`node:fs`, `my-key`). */
function literalAt(
  cell: TypeScript.SourceFile,
  code: string,
  position: number,
): { start: number; end: number } | undefined {
  const token = compilerInternals.findPrecedingToken(position + CELL_OFFSET, cell);
  if (!token || !ts.isStringLiteralLike(token)) return undefined;
  const start = token.getStart(cell) - CELL_OFFSET + 1;
  const quote = code[start - 1]!;
  const isClosed = token.end - CELL_OFFSET > start && code[token.end - CELL_OFFSET - 1] === quote;
  const end = isClosed ? token.end - CELL_OFFSET - 1 : token.end - CELL_OFFSET;
  return start <= position && position <= end ? { start, end: isClosed ? end : position } : undefined;
}

function wordAt(code: string, position: number): { start: number; end: number } {
  const before = /[\p{ID_Continue}$]*$/u.exec(code.slice(0, position))![0];
  const after = /^[\p{ID_Continue}$]*/u.exec(code.slice(position))![0];
  return { start: position - before.length, end: position + after.length };
}

/** Names that start with what is typed first, then those that do so in another case, then those that contain it. */
function ranked(entries: TypeScript.CompletionEntry[], typed: string): TypeScript.CompletionEntry[] {
  const lower = typed.toLowerCase();
  const rank = ({ name }: TypeScript.CompletionEntry): number => {
    if (name.startsWith(typed)) return 0;
    if (name.toLowerCase().startsWith(lower)) return 1;
    return name.toLowerCase().includes(lower) ? 2 : 3;
  };
  return entries
    .map((entry, index) => ({ entry, index, key: rank(entry) + entry.sortText }))
    .filter(({ key }) => !key.startsWith("3"))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index))
    .map(({ entry }) => entry);
}

function markdown({ displayParts, documentation, tags }: TypeScript.QuickInfo): string {
  const text = (parts: TypeScript.SymbolDisplayPart[] | undefined): string =>
    (parts ?? []).map((part) => part.text).join("");
  const tagLines = (tags ?? []).map((tag) => describeTag(tag.name, text(tag.text)));
  return [`\`\`\`typescript\n${text(displayParts)}\n\`\`\``, text(documentation), ...tagLines]
    .filter(Boolean)
    .join("\n\n");
}

function describeTag(name: string, text: string): string {
  if (name === "example")
    return `**Example**\n\n${text.includes("```") ? text : `\`\`\`typescript\n${text}\n\`\`\``}`;
  const [, subject, rest] = name === "param" ? (/^(\S+)\s*-?\s*([\s\S]*)$/.exec(text) ?? []) : [];
  return subject ? `*@param* \`${subject}\` ${rest}` : `*@${name}* ${text}`;
}
