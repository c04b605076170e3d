import type { OutputRing, RingText } from "./output-ring";

const LONGEST_MESSAGE = 1 << 15;

/** Joins what the session printed into few `stream` messages, in order. */
export class StreamBatcher {
  readonly #ring: OutputRing;
  readonly #publish: (output: RingText) => void;

  constructor(ring: OutputRing, publish: (output: RingText) => void) {
    this.#ring = ring;
    this.#publish = publish;
  }

  /** Publishes everything printed before `position`. */
  drain(position: number): void {
    let batch: RingText | null = null;
    for (let next = this.#ring.read(position); next; next = this.#ring.read(position)) {
      const fits: boolean =
        batch !== null &&
        batch.name === next.name &&
        batch.parent === next.parent &&
        batch.text.length + next.text.length <= LONGEST_MESSAGE;
      if (batch && fits) batch.text += next.text;
      else {
        if (batch) this.#publish(batch);
        batch = next;
      }
    }
    if (batch) this.#publish(batch);
  }
}
