import type * as tf from "@tensorflow/tfjs-node";
import { giveOwnMemory, type NativeTensor, nodeBackend } from "../tfjs-internals";

type WithData = { dataId: object };

/**
 * tfjs variables whose values live in a session while steps run there.
 *
 * Nothing is copied after a step. The backend's note about such a variable computes the native tensor's id when it is
 * asked for: whoever reads the variable — `getWeights`, `save`, `predict`, a callback — fetches the current values then.
 */
export class HeldVariables {
  private readonly held = new Map<tf.Variable, object>();
  private readonly current = new Map<tf.Variable, number>();
  private stale = false;

  /** @param fetch gets the values of all variables from the session, in the order of `variables` */
  constructor(
    readonly variables: readonly tf.Variable[],
    private readonly fetch: () => NativeTensor[],
  ) {}

  /**
   * The variables that somebody else wrote since the last step: the session must be given their values.
   * A variable whose memory somebody shares (a clone, a reshape) is cut loose, so that the other keeps the value it saw.
   */
  written(): tf.Variable[] {
    const { tensorMap } = nodeBackend();
    return this.variables.filter((variable) => {
      const held = this.held.get(variable);
      if (held === undefined) return true;
      if (held === (variable as WithData).dataId && tensorMap.get(held).refCount === 1) return false;
      this.letGo(variable, held);
      return true;
    });
  }

  /** From now on the session owns the value of these variables, which it has just been given. */
  hold(variables: readonly tf.Variable[]): void {
    for (const variable of variables) {
      giveOwnMemory(variable); // what shares it must not change with it, and whoever held it before must notice
      const { dataId } = variable as WithData;
      const data = nodeBackend().tensorMap.get(dataId);
      this.current.set(variable, data.id);
      this.held.set(variable, dataId);
      Object.defineProperty(data, "id", {
        configurable: true,
        enumerable: true,
        get: () => this.read(variable),
      });
    }
  }

  /** The session changed the values. */
  stepped(): void {
    this.stale = true;
  }

  /** Gives all values back to tfjs; the session may go. */
  release(): void {
    for (const [variable, dataId] of this.held) this.letGo(variable, dataId);
  }

  private read(variable: tf.Variable): number {
    if (this.stale) this.refresh();
    return this.current.get(variable)!;
  }

  private refresh(): void {
    this.stale = false;
    const { binding, tensorMap } = nodeBackend();
    for (const [index, native] of this.fetch().entries()) {
      const variable = this.variables[index]!;
      const dataId = this.held.get(variable);
      if (dataId === undefined || !tensorMap.has(dataId)) {
        binding.deleteTensor(native.id);
        continue;
      }
      binding.deleteTensor(this.current.get(variable)!);
      this.current.set(variable, native.id);
    }
  }

  private letGo(variable: tf.Variable, dataId: object): void {
    const { tensorMap } = nodeBackend();
    if (tensorMap.has(dataId)) {
      const value = this.read(variable);
      Object.defineProperty(tensorMap.get(dataId), "id", {
        configurable: true,
        enumerable: true,
        writable: true,
        value,
      });
    }
    this.held.delete(variable);
  }
}
