type Entry = [session: number, line: number, input: string | [string, string | null]];

interface HistoryRequest {
  hist_access_type?: "range" | "tail" | "search";
  output?: boolean;
  raw?: boolean;
  session?: number;
  start?: number;
  stop?: number;
  n?: number;
  pattern?: string;
  unique?: boolean;
}

interface Cell {
  count: number;
  code: string;
  output: string | null;
}

/** What was run in this session. */
export class History {
  readonly #cells: Cell[] = [];

  add(count: number, code: string, output: string | null): void {
    this.#cells.push({ count, code, output });
  }

  reply(request: HistoryRequest): { status: "ok"; history: Entry[] } {
    const history = this.#select(request).map(
      ({ count, code, output }): Entry => [1, count, request.output ? [code, output] : code],
    );
    return { status: "ok", history };
  }

  #select({ hist_access_type, start = 0, stop, n, pattern = "*", unique }: HistoryRequest): Cell[] {
    if (hist_access_type === "range")
      return this.#cells.filter(
        ({ count }) => count >= start && (stop === undefined || stop === null || count < stop),
      );
    let found = this.#cells;
    if (hist_access_type === "search") {
      const matches = globPattern(pattern);
      found = found.filter(({ code }) => matches.test(code));
      if (unique) found = [...new Map(found.map((cell) => [cell.code, cell])).values()];
    }
    return n ? found.slice(-n) : found;
  }
}

function globPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, "[\\s\\S]*").replace(/\?/g, "[\\s\\S]")}$`);
}
