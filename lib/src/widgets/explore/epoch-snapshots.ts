import * as tf from "@tensorflow/tfjs-node";
import { checkModel } from "../../arguments/objects";
import { checkDataset } from "../../data/check-dataset";
import type { Dataset } from "../../data/dataset";
import { selectRows } from "../../data/select-rows";
import { toTensors } from "../../tensors/to-tensors";
import { filtersOf, firstConvolution } from "../host/first-convolution";
import type { EpochSnapshot, Filters } from "../shared/protocol";

/** Images whose predictions are followed, and filters that are kept at most. */
const followed = 12;
const keptFilters = 12;

/**
 * A callback for `fit` that remembers after each epoch what the filters look like and what the network takes a dozen
 * images for. It does nothing between epochs, so training stays as fast as without it.
 *
 * @example
 * const snapshots = new EpochSnapshots(model, test);
 * await model.fit(images, labels, { epochs: 5, callbacks: snapshots });
 * exploreEpochs(snapshots);
 */
export class EpochSnapshots extends tf.CustomCallback {
  readonly snapshots: EpochSnapshot[] = [];
  /** Where the images come from that are followed: the first of each class, and so on. */
  readonly indices: readonly number[];
  readonly layer: string;
  private readonly network: tf.LayersModel;

  /**
   * @param network the model that is trained
   * @param dataset images in the shape it takes, or in the one that it takes flattened
   */
  constructor(
    network: tf.LayersModel,
    readonly dataset: Dataset,
  ) {
    super({
      onTrainBegin: async () => {
        if (this.snapshots.length === 0) this.remember(0, {});
      },
      onEpochEnd: async (epoch, logs) => this.remember(epoch + 1, logs ?? {}),
    });
    checkModel("EpochSnapshots", network);
    checkDataset("EpochSnapshots", dataset);
    this.network = network;
    this.layer = firstWeights(network).name;
    this.indices = oneOfEachClass(dataset, followed);
  }

  /** Size of the filters' pictures. */
  get shape(): Omit<Filters, "values"> {
    const { rows, cols, channels } = this.filters();
    return { rows, cols, channels };
  }

  private remember(epoch: number, logs: tf.Logs): void {
    const numbers = Object.entries(logs).map(([name, value]) => [name, Number(value)]);
    this.snapshots.push({
      epoch,
      logs: Object.fromEntries(numbers),
      filters: this.filters().values.slice(0, keptFilters),
      probabilities: this.probabilities(),
    });
  }

  private filters(): Filters {
    const layer = firstWeights(this.network);
    if (layer.getClassName() === "Conv2D") return filtersOf(layer);
    const weights = layer.getWeights()[0] as tf.Tensor2D;
    const [rows, cols, channels] = this.dataset.shape;
    return { rows, cols, channels, values: unitsOf(weights, keptFilters) };
  }

  private probabilities(): number[][] {
    return tf.tidy(() => {
      const { images } = toTensors(selectRows(this.dataset, this.indices));
      const shape = this.network.inputs[0]!.shape.slice(1) as number[];
      return (this.network.predict(images.reshape([-1, ...shape])) as tf.Tensor2D).arraySync();
    });
  }
}

function firstWeights(model: tf.LayersModel): tf.layers.Layer {
  const layer =
    firstConvolution(model) ?? model.layers.find((candidate) => candidate.getClassName() === "Dense");
  if (layer !== undefined) return layer;
  throw new RangeError(
    "EpochSnapshots: the model has neither a convolution nor a dense layer of its own: pass an MLP or LeNet-5.",
  );
}

/** The weights into each of the first units, as a picture of the input. */
function unitsOf(weights: tf.Tensor2D, limit: number): number[][] {
  const [inputs, units] = weights.shape;
  const values = weights.dataSync();
  return Array.from({ length: Math.min(units, limit) }, (_, unit) =>
    Array.from({ length: inputs }, (_, input) => Number(values[input * units + unit]!.toPrecision(4))),
  );
}

/** The first image of each class, then the second of each, until there are enough. */
export function oneOfEachClass({ labels, classNames }: Dataset, limit: number): number[] {
  const waiting = classNames.map((_, label) =>
    Array.from(labels.keys())
      .filter((index) => labels[index] === label)
      .slice(0, limit),
  );
  const rounds = Array.from({ length: limit }, (_, round) =>
    waiting.flatMap((ones) => ones.slice(round, round + 1)),
  );
  return rounds.flat().slice(0, limit);
}
