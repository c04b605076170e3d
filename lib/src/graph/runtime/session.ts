import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NativeTensor, nodeBackend } from "../tfjs-internals";

/** Runs part of a graph: native tensors in, native tensors out; the caller deletes the outputs. */
export type Call = (inputs: number[]) => NativeTensor[];

/** A TensorFlow session over one graph. It keeps the graph's variables until `close`. */
export class Session {
  private readonly id: number;
  private open = true;

  /** Loads a graph, encoded by `savedModel`; it passes through a file in the temporary folder, which is gone afterwards. */
  constructor(graph: Buffer) {
    const directory = mkdtempSync(join(tmpdir(), "image-lab-graph-"));
    try {
      writeFileSync(join(directory, "saved_model.pb"), graph);
      this.id = nodeBackend().binding.loadSavedModel(directory, "serve");
    } finally {
      rmSync(directory, { recursive: true });
    }
  }

  /** Prepares a call that feeds the nodes `inputs` and fetches the first outputs of the nodes `outputs`. */
  call(inputs: readonly string[], outputs: readonly string[]): Call {
    const [inputNames, outputNames] = [inputs, outputs].map((names) =>
      names.map((name) => `${name}:0`).join(","),
    );
    return (ids) => nodeBackend().binding.runSavedModel(this.id, ids, inputNames!, outputNames!);
  }

  /** Frees the graph and everything in its variables. */
  close(): void {
    if (this.open) nodeBackend().binding.deleteSavedModel(this.id);
    this.open = false;
  }
}
