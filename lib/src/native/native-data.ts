import * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import type { NativeEngine } from "./binding";
import { NotNative } from "./not-native";
import { TensorSlot } from "./tensor-slot";

/** Sizes of rows that a network takes. */
export interface RowSizes {
  readonly inputs: number;
  readonly targets: number;
}

/** A cast would copy what are floats already. */
const asFloats = (tensor: tf.Tensor): tf.Tensor => (tensor.dtype === "float32" ? tensor : tensor.toFloat());

/** The tensors that a network reads its batches from: inputs, targets and weights of rows. */
export class NativeData {
  private readonly held: TensorSlot[];
  private readonly numbers: number[];

  constructor(engine: NativeEngine) {
    this.held = [0, 1, 2].map(() => new TensorSlot(engine));
    this.numbers = [0, 0, 0];
  }

  /** The slots' numbers as the engine takes them, 0 for what there is not. */
  get slots(): Int32Array {
    return Int32Array.from(this.numbers);
  }

  /**
   * Lets the network read these tensors until `release`.
   *
   * @throws {NotNative} where they are not what the engine takes
   */
  set({ tensors, samples }: Batches, { inputs, targets }: RowSizes): void {
    const [x, y, weights, ...others] = tensors;
    if (others.length > 0 || x == null) throw new NotNative("it takes several tensors at once");
    const wanted = [
      [x, inputs],
      [y, targets],
      [weights, 1],
    ] as const;
    for (const [index, [tensor, size]] of wanted.entries()) {
      if (tensor == null) continue;
      if (tensor.dtype !== "float32" && (index === 0 || tensor.dtype !== "int32"))
        throw new NotNative(`its data is of type ${tensor.dtype}`);
      if (tensor.size !== samples * size)
        throw new NotNative(`its data has rows of shape [${tensor.shape.slice(1)}]`);
      tf.tidy(() => this.held[index]!.hold(asFloats(tensor), index === 0));
      this.numbers[index] = this.held[index]!.number;
    }
  }

  release(): void {
    for (const slot of this.held) slot.release();
    this.numbers.fill(0);
  }

  close(): void {
    for (const slot of this.held) slot.close();
  }
}
