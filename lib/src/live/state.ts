import { formatFixed, formatPrecision, type Params, percentSpace, plural, t, translateName } from "../i18n";
import type { Curve } from "../widgets/shared/curve-svg";
import type { TrainingState } from "../widgets/shared/protocol";
import type { TrainingRecord } from "./training-record";

/** Below this part of the whole, an estimate of the time left would be a guess. */
const SHARE_TO_JUDGE = 0.02;

export function runningState(record: TrainingRecord, curve: Curve): TrainingState {
  const { share, seconds, epoch, lastEpoch } = record;
  const left =
    share < SHARE_TO_JUDGE ? [] : [t("{time} left", { time: duration((seconds / share) * (1 - share)) })];
  const epochs = t("Epoch {number} of {last}", { number: Math.min(epoch + 1, lastEpoch), last: lastEpoch });
  const text = [
    epochs,
    `${Math.floor(100 * share)}${percentSpace()}%`,
    ...left,
    ...values(record.running),
  ].join(" · ");
  return { share, text, curve };
}

export function finishedState(record: TrainingRecord): TrainingState {
  const { share, seconds, epochs, lastEpoch, earlierEpochs } = record;
  const last = values(epochs.at(-1)?.values ?? {});
  const trained = lastEpoch - earlierEpochs;
  const text =
    share >= 1
      ? t("Trained {epochs} in {time}", { epochs: plural(trained, "epoch"), time: duration(seconds) })
      : t(
          "Stopped in epoch {number} of {last} after {time}; the model keeps what it learnt",
          whereItEnded(record),
        );
  return { share, text: [text, ...last].join(" · ") };
}

export function failedState(record: TrainingRecord, error: unknown): TrainingState {
  const ended = t(
    "Ended by an error in epoch {number} of {last} after {time}; the model keeps what it learnt",
    whereItEnded(record),
  );
  return { share: record.share, text: `${ended} · ${String(error).split("\n", 1)[0]}` };
}

function whereItEnded({ epoch, lastEpoch, seconds }: TrainingRecord): Params {
  return { number: Math.min(epoch + 1, lastEpoch), last: lastEpoch, time: duration(seconds) };
}

/** For example `0.4 s`, `12 s`, `2 min 05 s`. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${formatFixed(seconds, 1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

function values(logs: Readonly<Record<string, number>>): string[] {
  if (Object.values(logs).some(Number.isNaN))
    return [t("the network gives NaN: make it anew, with a smaller learning rate")];
  return Object.entries(logs)
    .sort(([a], [b]) => Number(a.startsWith("val_")) - Number(b.startsWith("val_")))
    .map(([name, value]) => `${translateName(name)} ${formatPrecision(value, 3)}`);
}
