import type { FitParams } from "../training/step-watcher";

type Numbers = Readonly<Record<string, number>>;

/** How many points a curve has at the end: more would only make the saved notebook larger. */
const POINTS = 100;
/** Steps for one point where nobody knows how many steps there will be. */
const STEPS_A_POINT = 20;

/** Means over images, built up batch by batch. */
class Means {
  private images = 0;
  private readonly sums = new Map<string, number>();

  add(images: number, values: Numbers): void {
    this.images += images;
    for (const [name, value] of Object.entries(values))
      this.sums.set(name, (this.sums.get(name) ?? 0) + value * images);
  }

  get values(): Record<string, number> {
    return Object.fromEntries([...this.sums].map(([name, sum]) => [name, sum / this.images]));
  }
}

/** A point of a curve: x counts epochs, 1 is the end of the first. */
interface Point {
  readonly x: number;
  readonly values: Numbers;
}

/** What is known about one running `fit`. */
export class TrainingRecord {
  /** Means over a few batches each, in the order of training. */
  readonly batches: Point[] = [];
  /** What each finished epoch ended with, validation included. */
  readonly epochs: Point[] = [];
  epoch = 0;
  private firstEpoch: number | undefined;
  private stepsInEpoch = 0;
  private stepsInPoint = 0;
  private stepsPerEpoch: number | undefined;
  private point = new Means();
  private means = new Means();
  private readonly begun: number;
  private epochBegun: number;

  constructor(
    private readonly params: FitParams,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.begun = now();
    this.epochBegun = this.begun;
    const { samples, batchSize, steps } = params;
    this.stepsPerEpoch = steps ?? (samples && batchSize ? Math.ceil(samples / batchSize) : undefined);
  }

  get lastEpoch(): number {
    return this.params.epochs;
  }

  /** Epochs that were done before this `fit`. */
  get earlierEpochs(): number {
    return this.firstEpoch ?? 0;
  }

  get seconds(): number {
    return (this.now() - this.begun) / 1000;
  }

  get epochSeconds(): number {
    return (this.now() - this.epochBegun) / 1000;
  }

  /** Done part of all steps, 0…1. */
  get share(): number {
    const all = this.lastEpoch - this.earlierEpochs;
    return all <= 0 ? 1 : Math.min(1, (this.place - this.earlierEpochs) / all);
  }

  /** What the running epoch has come to so far. */
  get running(): Numbers {
    return this.means.values;
  }

  beginEpoch(epoch: number): void {
    this.firstEpoch ??= epoch;
    this.epoch = epoch;
    this.stepsInEpoch = 0;
    this.means = new Means();
    this.epochBegun = this.now();
  }

  step(images: number, values: Numbers): void {
    this.stepsInEpoch++;
    this.stepsInPoint++;
    this.means.add(images, values);
    this.point.add(images, values);
    if (this.stepsInPoint >= this.stepsPerPoint) this.endPoint();
  }

  endEpoch(values: Numbers): void {
    this.stepsPerEpoch ??= this.stepsInEpoch;
    if (this.stepsInPoint > 0) this.endPoint();
    this.epochs.push({ x: this.place, values });
  }

  private get place(): number {
    const part = this.stepsPerEpoch === undefined ? 0 : this.stepsInEpoch / this.stepsPerEpoch;
    return this.epoch + Math.min(1, part);
  }

  private get stepsPerPoint(): number {
    if (this.stepsPerEpoch === undefined) return STEPS_A_POINT;
    return Math.ceil((this.stepsPerEpoch * (this.lastEpoch - this.earlierEpochs)) / POINTS);
  }

  private endPoint(): void {
    this.batches.push({ x: this.place, values: this.point.values });
    this.point = new Means();
    this.stepsInPoint = 0;
  }
}
