import { formatFixed, t } from "../i18n";
import { progressPlace } from "./progress-place";

/**
 * Hears how far a long step has come.
 *
 * @param name a few words, for example "downloading MNIST"
 * @param done in the same unit as `total`: bytes or images; a step has ended when they are equal
 * @param total 0 as long as nobody knows it; `done` are bytes then
 * @param failed whether the step ends here, without success
 */
export type Progress = (name: string, done: number, total: number, failed?: boolean) => void;

/** From one picture of a bar to the next, in milliseconds. */
const pause = 250;

interface Running {
  readonly started: number;
  shown: number;
}

/**
 * Shows progress: in a notebook and on a terminal a bar that moves in its place, a few times a second; elsewhere a line
 * at the start of each step and one with its time at the end.
 */
export function printProgress(): Progress {
  const running = new Map<string, Running>();
  const place = progressPlace();
  return (name, done, total, failed = false) => {
    const now = performance.now();
    const step = running.get(name) ?? { started: now, shown: now };
    const seconds = formatFixed((now - step.started) / 1000, 1);
    if (!running.has(name)) {
      if (failed) return;
      running.set(name, step);
      place.begin(name, bar(name, done, total, seconds));
    }
    if (failed || (total > 0 && done >= total)) {
      running.delete(name);
      const values = { name, seconds };
      const line = failed
        ? t("{name}: failed after {seconds} s", values)
        : t("{name}: done in {seconds} s", values);
      place.end(name, line);
    } else if (now - step.shown >= pause) {
      step.shown = now;
      place.change(name, bar(name, done, total, seconds));
    }
  };
}

/** For example "drawing digits ██████████░░░░░░░░░░ 50 % 1.2 s", or "downloading numbers 12.5 MB 3.4 s". */
function bar(name: string, done: number, total: number, seconds: string): string {
  if (total === 0) return `${name} ${t("{size} MB", { size: formatFixed(done / 1e6, 1) })} ${seconds} s`;
  const filled = Math.round((20 * done) / total);
  const blocks = "█".repeat(filled) + "░".repeat(20 - filled);
  return `${name} ${blocks} ${Math.floor((100 * done) / total)} % ${seconds} s`;
}
