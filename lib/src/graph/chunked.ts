/** Work in pieces: it stops after each, so that whoever does it may yield to the event loop in between. */
export type Chunked<Result> = Generator<undefined, Result, undefined>;

/** Does all the work without a pause. */
export function runWithoutPause<Result>(work: Chunked<Result>): Result {
  for (;;) {
    const piece = work.next();
    if (piece.done) return piece.value;
  }
}
