import { CellCompiler } from "lab-kernel/dist/compile/compiler";
import { useTslab } from "lab-kernel/dist/compile/tslab";
import { tslabOnNode } from "lab-kernel/dist/compile/tslab-on-node";

useTslab(tslabOnNode());

/** The kernel's compiler alone, for cells of a notebook in `folder`. */
export function createCompiler(folder: string): CellCompiler {
  return new CellCompiler(folder);
}
