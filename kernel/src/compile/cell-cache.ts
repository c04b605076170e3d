import type { CompiledCell } from "./compiled-cell";
import type { EarlierVariables } from "./notebook-variables";

/** Cells that were compiled before, by all that compiling them depends on: `cell-cache-on-node.ts` keeps them on disk. */
export interface CellCache {
  read(source: CellSource): CompiledCell | undefined;
  /** Where nothing can be written, nothing is kept. */
  write(source: CellSource, cell: CompiledCell): void;
}

/** All that a cell's compilation depends on where it imports nothing but packages. */
export interface CellSource {
  code: string;
  /** Those of the earlier cells. */
  declarations: string;
  /** What is known of the earlier cells' variables. */
  variables: ReturnType<EarlierVariables["known"]>;
}
