import type { CellVariables, Uses } from "./notebook-variables";

/** What `compiler.ts` makes of a cell. */
export interface CompiledCell {
  javascript: string;
  sourceMap: string;
  /** The cell's declarations, for the cells that follow. */
  declarations: string;
  /** Names the cell declares, values and types. */
  locals: Set<string>;
  variables: CellVariables & {
    uses: Uses;
    /** Made by earlier cells, not by an import, and named in this one's functions. */
    helpers: ReadonlySet<string>;
    /** Made by earlier cells, and given another value when this one runs. */
    assigned: ReadonlySet<string>;
  };
  /** What the cell and the helper files behind it import, by file. */
  imports: Map<string, string[]>;
  isAsync: boolean;
}
