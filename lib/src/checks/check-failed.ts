import { tracebackOf } from "../jupyter/display";
import type { Verdict } from "./exercise";

/**
 * Thrown by `check` when an answer is not right yet. The first line of its message says what is wrong in the
 * learner's own values; then come the arguments, what was received and what was expected, and where to look.
 */
export class CheckFailed extends Error {
  override readonly name: string = "CheckFailed";

  readonly #verdict: Verdict | undefined;

  /** @param verdict undefined where nothing was judged, because the answer was an earlier version's */
  constructor(message: string, verdict?: Verdict) {
    super(message);
    this.#verdict = verdict;
    this.stack = `${this.name}: ${message}`; // the mistake is in the answer, not where it was found
    // what the lab's kernel shows of the error: the panel above it has said the rest
    const [first = ""] = message.split("\n");
    tracebackOf(this, [`✗ ${first}`]);
  }

  get verdict(): Verdict | undefined {
    return this.#verdict;
  }
}
