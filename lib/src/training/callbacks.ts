import * as tf from "@tensorflow/tfjs-node";
import type { CallbackLike, FitLoopArguments, Logs, Model } from "../graph/tfjs-internals";
import { isProgressBar } from "./epoch-log";
import { StepWatcher } from "./step-watcher";

/** tfjs's own first callback: it turns the numbers of batches into the averages of an epoch. */
interface AveragingLogger extends CallbackLike {
  seen: number;
  totals: Logs;
}

/** A callback; those made of plain functions (`tf.CustomCallback`) keep them in the fields named here. */
interface UserCallback extends CallbackLike {
  readonly batchBegin?: unknown;
  readonly batchEnd?: unknown;
  readonly yield?: unknown;
  readonly yieldEvery?: unknown;
}

const nothing = Object.getPrototypeOf(tf.CustomCallback.prototype) as CallbackLike;

/** The callbacks of one `fit`, as tfjs itself puts them together: averaging, progress, the user's, history. */
export class Callbacks {
  private readonly logger: AveragingLogger;
  private readonly userCallbacks: UserCallback[];
  private readonly watchers: StepWatcher[];

  constructor(private readonly list: tf.CallbackList) {
    const all = (list as unknown as { callbacks: UserCallback[] }).callbacks;
    this.logger = all[0] as unknown as AveragingLogger;
    this.userCallbacks = all.slice(1, -1);
    this.watchers = all.filter((callback) => callback instanceof StepWatcher);
  }

  get history(): tf.History {
    return (this.list as unknown as { callbacks: CallbackLike[] }).callbacks.at(-1) as unknown as tf.History;
  }

  /** Whether somebody wants to be called at every batch; otherwise steps may be taken several at once. */
  get watchBatches(): boolean {
    return this.userCallbacks.some((callback) => {
      if (isOurs(callback)) return false;
      if (isMadeOfFunctions(callback))
        return (
          Boolean(callback.batchBegin ?? callback.batchEnd ?? callback.yield) ||
          callback.yieldEvery === "batch"
        );
      if (callback instanceof tf.CustomCallback) return true; // a subclass may do anything at a batch
      return callback.onBatchBegin !== nothing.onBatchBegin || callback.onBatchEnd !== nothing.onBatchEnd;
    });
  }

  /** Whether those of the user do nothing but look at the numbers. */
  get onlyWatch(): boolean {
    return this.userCallbacks.every((callback) => isOurs(callback) || doesNothing(callback));
  }

  setModel(model: Model): void {
    this.list.setModel(model as never);
  }

  trainBegin(): Promise<void> {
    return this.list.onTrainBegin();
  }

  trainEnd(): Promise<void> {
    return this.list.onTrainEnd();
  }

  epochBegin(epoch: number): Promise<void> {
    return this.list.onEpochBegin(epoch);
  }

  epochEnd(epoch: number, logs: Record<string, number>): Promise<void> {
    const { logger } = this;
    const { batch: _, size: __, ...metrics } = logger.totals; // tfjs adds these two up as well, and forgets them
    logger.totals = this.forUserCallbacks(metrics);
    return this.list.onEpochEnd(epoch, this.forUserCallbacks(logs));
  }

  batchBegin(batch: number): Promise<void> {
    return this.list.onBatchBegin(batch, {});
  }

  async batchEnd(batch: number, size: number, logs: Record<string, number>): Promise<void> {
    const given = { batch, size, ...this.forUserCallbacks(logs) };
    await this.list.onBatchEnd(batch, given);
    tf.dispose(Object.values(given).filter((value) => typeof value !== "number"));
  }

  /** Adds a batch that nobody waits for to the averages of the epoch. */
  average(size: number, logs: Record<string, number>): void {
    const { logger } = this;
    logger.seen += size;
    for (const [name, value] of Object.entries(logs))
      logger.totals[name] = ((logger.totals[name] as number | undefined) ?? 0) + value * size;
    for (const watcher of this.watchers) watcher.onStep(size, logs);
  }

  /** A `tf.Callback` of one's own gets scalars, as from plain tfjs; all other callbacks get numbers. */
  private get expectScalars(): boolean {
    return this.userCallbacks.some(
      (callback) =>
        !isMadeOfFunctions(callback) && !isEarlyStopping(callback) && !(callback instanceof StepWatcher),
    );
  }

  private forUserCallbacks(logs: Logs): Logs {
    if (!this.expectScalars) return logs;
    const scalars = Object.entries(logs).map(([name, value]) => [
      name,
      typeof value === "number" ? tf.scalar(value) : value,
    ]);
    return Object.fromEntries(scalars) as Logs;
  }
}

const names = ["TrainBegin", "TrainEnd", "EpochBegin", "EpochEnd", "BatchBegin", "BatchEnd"];
const events = names.map((event) => `on${event}` as keyof tf.CustomCallback);
/** The fields in which a callback made of functions keeps them. */
const handlers = [...names.map((event) => event[0]!.toLowerCase() + event.slice(1)), "yield"];

/** The lab's own: they look at the numbers of a step, and do nothing else. */
const isOurs = (callback: unknown): boolean => isProgressBar(callback) || callback instanceof StepWatcher;

/** Whether all that a callback does stands in its fields: no subclass has replaced a method. */
const isMadeOfFunctions = (callback: unknown): boolean =>
  callback instanceof tf.CustomCallback &&
  events.every((event) => callback[event] === tf.CustomCallback.prototype[event]);
/** What tfjs adds where `fit` was given no callback. */
const doesNothing = (callback: UserCallback): boolean =>
  isMadeOfFunctions(callback) &&
  handlers.every((name) => !(callback as unknown as Record<string, unknown>)[name]);
const isEarlyStopping = (callback: unknown): boolean => callback instanceof tf.EarlyStopping;

const caught = Symbol("callback list");

/**
 * Lets tfjs put its callbacks together: its own loop is started and stopped at the first thing it does with them.
 * Constructors registered with `tf.registerCallbackConstructor` are private to tfjs, so there is no other way to them.
 */
export async function configureCallbacks(
  model: Model,
  loop: (...args: FitLoopArguments) => Promise<tf.History>,
  args: FitLoopArguments,
): Promise<Callbacks> {
  const prototype = tf.CallbackList.prototype as unknown as {
    setModel: (this: tf.CallbackList, model: unknown) => void;
  };
  const { setModel } = prototype;
  const { history } = model;
  let list: tf.CallbackList | undefined;
  let started: Promise<unknown>;
  try {
    prototype.setModel = function (): void {
      list = this;
      throw caught;
    };
    started = loop.apply(model, args);
  } finally {
    prototype.setModel = setModel;
  }
  await started.catch((reason: unknown) => {
    if (reason !== caught) throw reason;
  });
  model.history = history;
  return new Callbacks(list!);
}
