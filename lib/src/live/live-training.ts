import type * as tf from "@tensorflow/tfjs-node";
import { notRecorded, recordedName } from "../figures/charts/metric-names";
import { epochLine, silenceEpochs } from "../training/epoch-log";
import { type FitParams, numbers, StepWatcher } from "../training/step-watcher";
import type { TrainingState } from "../widgets/shared/protocol";
import { type CurveOptions, curveOf, figureOf } from "./curve";
import { Pace } from "./pace";
import { failedState, finishedState, runningState } from "./state";
import { TrainingRecord } from "./training-record";
import { openView, type View } from "./view";

/** One training on the way. */
interface Run {
  readonly record: TrainingRecord;
  readonly view: View;
  readonly pace: Pace;
}

/** The callback behind `live`; it can be used for one `fit` after the other. */
export class LiveTraining extends StepWatcher {
  /** Weak: the figure stays open after the training, and would keep alive each model of a cell that runs again. */
  private model: WeakRef<{ stopTraining: boolean }> | undefined;
  private run: Run | undefined;

  private readonly options: CurveOptions;
  private readonly metric: string;

  constructor(options: CurveOptions) {
    super();
    this.metric = recordedName(options.metric ?? "loss");
    this.options = { ...options, metric: this.metric };
  }

  override setModel(model: unknown): void {
    this.model = new WeakRef(model as { stopTraining: boolean });
  }

  override async onTrainBegin(): Promise<void> {
    const params = this.params as unknown as FitParams;
    silenceEpochs(params);
    const record = new TrainingRecord(params);
    const { model } = this;
    const pace = new Pace();
    const view = openView(this.state(record), {
      onStop: () => {
        const trained = model?.deref();
        if (trained !== undefined) trained.stopTraining = true;
      },
      onDrawn: (milliseconds) => pace.seen(milliseconds),
    });
    this.run = { record, view, pace };
  }

  override async onEpochBegin(epoch: number, logs?: tf.Logs): Promise<void> {
    await super.onEpochBegin(epoch, logs);
    this.run?.record.beginEpoch(epoch);
  }

  /** @throws RangeError in the first step when the metric to draw is not recorded */
  onStep(images: number, logs: Readonly<Record<string, number>>): void {
    const { run } = this;
    if (run === undefined) return;
    if (!(this.metric in logs)) throw notRecorded(this.metric, Object.keys(logs));
    run.record.step(images, logs);
    run.pace.maybe(() => run.view.update(this.state(run.record)));
  }

  override async onEpochEnd(epoch: number, logs: tf.Logs = {}): Promise<void> {
    const { run } = this;
    if (run === undefined) return;
    const { record, view, pace } = run;
    const values = numbers(logs);
    record.endEpoch(values);
    view.epoch(await epochLine(epoch, record.lastEpoch, record.epochSeconds, values));
    pace.maybe(() => view.update(this.state(record)));
  }

  override async onTrainEnd(): Promise<void> {
    const { run } = this;
    this.run = undefined;
    run?.view.finish(finishedState(run.record), () => figureOf(run.record, this.options));
  }

  override onTrainError(error: unknown): void {
    const { run } = this;
    this.run = undefined;
    if (run === undefined) return;
    const { record, view } = run;
    const figure = record.epochs.length > 0 ? () => figureOf(record, this.options) : undefined;
    view.finish(failedState(record, error), figure);
  }

  private state(record: TrainingRecord): TrainingState {
    return runningState(record, curveOf(record, this.options));
  }
}
