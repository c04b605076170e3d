/** Thrown when a step cannot become a graph; `message` completes the sentence "runs step by step, because …". */
export class NotAGraph extends Error {
  override readonly name = "NotAGraph";
}
