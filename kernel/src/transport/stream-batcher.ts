import type { OutputRing, RingText } from "./output-ring";

const MOST_BYTES = 1 << 15;

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
    for (let next = this.#ring.read(position, MOST_BYTES); next; next = this.#ring.read(position, MOST_BYTES))
      this.#publish(next);
  }
}
