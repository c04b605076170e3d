import * as tf from "@tensorflow/tfjs-node";
import { WeakRecord } from "./weak-record";

/** What a tensor's end takes: as much of it as tfjs's bookkeeping asks for, and not the tensor itself. */
type Remains = Pick<tf.Tensor, "id" | "dtype" | "size"> & { readonly dataId: object };

/** The bookkeeping of tfjs (4.22.0) that every tensor passes when it comes and when it goes. */
interface Engine {
  readonly state: {
    readonly activeScope: object | null | undefined;
    registeredVariables: Record<string, tf.Variable>;
  };
  /** Adds a tensor to the scope, if there is one, that disposes of it at its end. */
  track(tensor: tf.Tensor): tf.Tensor;
  /** Called with variables alone, new ones and those that were assigned to. */
  incRef(variable: tf.Variable, backend: unknown): void;
  keep(tensor: tf.Tensor): tf.Tensor;
  disposeTensor(tensor: Remains): void;
}

/** Tensors kept by code that runs on and on before it is looked which of them are still there. */
const MANY = 4096;
/** tfjs keeps the order of layers of the last hundred models that ran, and so those models: enough for one's training. */
const REMEMBERED_ORDERS = 2;

const installed = Symbol.for("image-lab.free-unreachable");

const watched = new WeakSet<tf.Tensor>();
/** Kept since JavaScript began what it runs: gradients keep a tensor for each operation, and soon dispose of it. */
let kept: tf.Tensor[] = [];
let many = MANY;
const unreachable = new FinalizationRegistry<Remains>((remains) => engine().disposeTensor(remains));

/**
 * From now on a tensor or variable that no code can reach any more is disposed of when JavaScript collects it: in a
 * notebook, the tensors of a cell that ran again. Whatever a variable, a function, a model or `tf.keep`'s caller still
 * reaches stays as it is. tfjs itself never frees what nobody disposes of, and its list of variables holds them all.
 *
 * Tensors that go within a `tf.tidy` cost nothing: only what outlives the outermost one is watched. So nothing is done for
 * each tensor that could be done for fewer: a step makes thousands of them.
 */
export function freeUnreachable(): void {
  const { state } = engine();
  const prototype = Object.getPrototypeOf(engine()) as Engine & { [installed]?: boolean };
  if (prototype[installed] === true) return;
  Object.defineProperty(prototype, installed, { value: true });
  const { track, incRef, keep, disposeTensor } = prototype;
  prototype.track = function (tensor) {
    if (!this.state.activeScope) watchBeside(tensor); // undefined before the first scope, null after it
    return track.call(this, tensor);
  };
  prototype.incRef = function (variable, backend) {
    incRef.call(this, variable, backend);
    watch(variable);
  };
  prototype.keep = function (tensor) {
    const count = kept.push(tensor);
    if (count === 1) queueMicrotask(watchKept);
    else if (count >= many) forgetDisposed();
    return keep.call(this, tensor);
  };
  prototype.disposeTensor = function (tensor) {
    if (watched.delete(tensor as tf.Tensor)) unreachable.unregister(tensor);
    disposeTensor.call(this, tensor);
  };
  tf.env().set("TOPOLOGICAL_SORT_CACHE_MAX_ENTRIES", REMEMBERED_ORDERS);
  for (const variable of Object.values(state.registeredVariables)) watch(variable);
  state.registeredVariables = new WeakRecord(state.registeredVariables).proxy;
}

/** A tensor outside of all scopes; what an interrupt left of those that were kept, too. */
function watchBeside(tensor: tf.Tensor): void {
  watch(tensor);
  if (kept.length > 0) watchKept();
}

/** What is still there once all scopes have ended. */
function watchKept(): void {
  for (const tensor of kept) watch(tensor);
  kept = [];
  many = MANY;
}

function forgetDisposed(): void {
  kept = kept.filter(({ isDisposed }) => !isDisposed);
  many = Math.max(MANY, 2 * kept.length);
}

function watch(tensor: tf.Tensor): void {
  if (tensor.isDisposed || watched.has(tensor)) return;
  watched.add(tensor);
  const { id, dtype, size } = tensor;
  const { dataId } = tensor as unknown as Remains;
  unreachable.register(tensor, { id, dtype, size, dataId }, tensor);
}

function engine(): Engine {
  return tf.engine() as unknown as Engine;
}
