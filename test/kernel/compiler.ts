import { CellCompiler } from "lab-kernel/internal/compile/compiler";
import { useTslab } from "lab-kernel/internal/compile/tslab";
import { tslabOnNode } from "lab-kernel/internal/compile/tslab-on-node";

useTslab(tslabOnNode());

/** The kernel's compiler alone, for cells of a notebook in `folder`. */
export function createCompiler(folder: string): CellCompiler {
  return new CellCompiler(folder);
}
