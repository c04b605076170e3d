import * as tf from "@tensorflow/tfjs-node";

/** Is told of every tensor that is made from now on, and of its end. */
export interface TensorWatcher {
  made(tensor: tf.Tensor): void;
  disposedOf(tensor: tf.Tensor): void;
}

/** The bookkeeping inside tfjs that every tensor passes when it comes and when it goes. */
interface Engine {
  trackTensor(tensor: tf.Tensor, backend: unknown): void;
  disposeTensor(tensor: tf.Tensor): void;
}

/** Each with the first id of a tensor that is new to it. */
const watchers = new Map<TensorWatcher, number>();

/**
 * Tells a watcher of tensors; tensors from before are not new to it, though a variable's `assign` passes the same
 * bookkeeping. All watchers share one hook, which is there as long as there is a watcher.
 *
 * @returns what ends it
 */
export function watchTensors(watcher: TensorWatcher): () => void {
  const first = tf.tidy(() => tf.scalar(0).id) + 1;
  if (watchers.size === 0) hook();
  watchers.set(watcher, first);
  return () => {
    if (watchers.delete(watcher) && watchers.size === 0) unhook();
  };
}

function hook(): void {
  const engine = tf.engine() as unknown as Engine;
  const { trackTensor, disposeTensor } = engine;
  engine.trackTensor = function (tensor, backend): void {
    trackTensor.call(this, tensor, backend);
    for (const [watcher, first] of watchers) if (tensor.id >= first) watcher.made(tensor);
  };
  engine.disposeTensor = function (tensor): void {
    for (const watcher of watchers.keys()) watcher.disposedOf(tensor);
    disposeTensor.call(this, tensor);
  };
}

/** What the engine's class says counts again. */
function unhook(): void {
  const engine = tf.engine();
  Reflect.deleteProperty(engine, "trackTensor");
  Reflect.deleteProperty(engine, "disposeTensor");
}
