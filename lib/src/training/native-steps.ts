import type { Work } from "../graph/batches";
import { cachedGraph, cacheGraph } from "../graph/cache";
import { currentLearningRate } from "../graph/capture/optimizers";
import { fingerprint } from "../graph/fingerprint";
import type { Model, OptimizerInternals } from "../graph/tfjs-internals";
import { nativeEngine } from "../native/current-engine";
import { NativeNetwork } from "../native/native-network";
import { NotNative } from "../native/not-native";
import type { Steps } from "./steps";

/** A call should take at most this long, in milliseconds, so that training can stop and others get their turn. */
const LONGEST_CALL = 4;
const MOST_AT_ONCE = 16;
/** Steps after which it is known how long one takes. */
const WARM_STEPS = 8;

/** What networks are made for: one that is trained also judges and predicts. */
type Purpose = "training" | "prediction";

/**
 * A model's network in the native engine, made at its first use; one for training serves for prediction, too.
 *
 * @throws {NotNative} where there is no engine, or it does not know the model
 */
export function nativeNetwork(model: Model, purpose: Purpose): NativeNetwork {
  const engine = nativeEngine();
  if (typeof engine === "string") throw new NotNative(engine);
  const settings = `${engine.variant} ${engine.threads}`;
  const kept = (made: Purpose): NativeNetwork | undefined => cachedGraph(model, `native ${made}`, settings);
  const found = kept("training") ?? (purpose === "prediction" ? kept("prediction") : undefined);
  return found ?? cacheGraph(model, `native ${purpose}`, settings, new NativeNetwork(engine, model, purpose));
}

/**
 * The steps of a model's fits in the native engine.
 *
 * @throws {NotNative} where there is no engine, or it does not know the model or its data
 */
export function nativeSteps(model: Model, train: Work, test: Work | undefined): NativeSteps {
  const network = nativeNetwork(model, "training");
  try {
    network.setData(network.data, train.batches);
    if (test !== undefined) network.setData(network.testData, test.batches);
    network.beginTraining();
  } catch (error) {
    network.endTraining();
    throw error;
  }
  return new NativeSteps(network, fingerprint(model), model.optimizer_, train.batches.batchSize);
}

class NativeSteps implements Steps {
  private taken = 0;
  private fastest = Number.POSITIVE_INFINITY;

  constructor(
    private readonly network: NativeNetwork,
    readonly madeFor: string,
    private readonly optimizer: OptimizerInternals,
    private readonly batchSize: number,
  ) {}

  get how(): Steps["how"] {
    const text = `trained by the native engine (${this.network.description}).`;
    return { engine: "native", graph: true, text };
  }

  get batchesAtOnce(): number {
    if (this.taken < WARM_STEPS) return 1;
    return Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(LONGEST_CALL / this.fastest)));
  }

  needsPreparation(): boolean {
    return false;
  }

  prepare(): void {}

  train(rows: Int32Array): Float32Array {
    const start = performance.now();
    const results = this.network.train(rows, this.batchSize, currentLearningRate(this.optimizer));
    const steps = Math.ceil(rows.length / this.batchSize);
    this.optimizer.iterations_ = (this.optimizer.iterations_ ?? 0) + steps;
    if (rows.length >= this.batchSize)
      this.fastest = Math.min(this.fastest, (performance.now() - start) / steps);
    this.taken += steps;
    return results;
  }

  test(rows: Int32Array): Float32Array {
    return this.network.judge(this.network.testData, rows[0]!, rows.at(-1)! + 1);
  }

  release(): void {
    this.network.endTraining();
  }
}
