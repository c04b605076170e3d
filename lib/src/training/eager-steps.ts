import * as tf from "@tensorflow/tfjs-node";
import type { Work } from "../graph/batches";
import type { Steps } from "./steps";

/** Steps as plain tfjs takes them, operation by operation. */
export class EagerSteps implements Steps {
  readonly batchesAtOnce = 1;
  readonly madeFor = undefined;
  readonly how: Steps["how"];

  constructor(
    private readonly trainWork: Work,
    private readonly testWork: Work | undefined,
    /** Why no engine takes them. */
    reason: string,
  ) {
    this.how = eagerly(reason);
  }

  train(rows: Int32Array): Float32Array {
    return run(this.trainWork, rows);
  }

  test(rows: Int32Array): Float32Array {
    return run(this.testWork!, rows);
  }

  needsPreparation(): boolean {
    return false;
  }

  prepare(): void {}

  release(): void {}
}

function run({ step, batches }: Work, rows: Int32Array): Float32Array {
  const results = tf.tidy(() => {
    const indices = tf.tensor1d(rows, "int32");
    return step(batches.tensors.map((tensor) => tensor && tf.gather(tensor, indices)));
  });
  const values = Float32Array.from(results, (result) => result.dataSync()[0]!);
  tf.dispose(results);
  return values;
}

/** How steps run that no engine takes, for `explainTraining`. */
export function eagerly(reason: string): Steps["how"] {
  return {
    engine: "eager",
    graph: false,
    text: `trained step by step, as plain tfjs does, because ${reason}.`,
  };
}
