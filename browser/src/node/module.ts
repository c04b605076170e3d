/** node:module's source maps. */
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";

export class SourceMap {
  readonly #map: TraceMap;

  constructor(payload: object) {
    this.#map = new TraceMap(payload as never);
  }

  findEntry(line: number, column: number): object {
    const { line: original, column: originalColumn } = originalPositionFor(this.#map, {
      line: line + 1,
      column,
    });
    return original === null ? {} : { originalLine: original - 1, originalColumn };
  }
}
