import { mulberry32 } from "./mulberry32";

/**
 * Seeded random numbers. Here and in everything drawn from them only + − · / and square roots are
 * used, which every engine rounds alike, so that every machine draws the same bytes.
 */
export class Random {
  /** A number in [0, 1). */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = mulberry32(seed);
  }

  /** A bell-shaped number with this standard deviation and mean, never beyond three deviations. */
  bell(deviation = 1, mean = 0): number {
    return mean + deviation * 2 * (this.next() + this.next() + this.next() - 1.5);
  }

  /** A number in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** An integer in [0, count). */
  integer(count: number): number {
    return (this.next() * count) | 0;
  }

  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item {
    return items[this.integer(items.length)] as Item;
  }
}

/** A wave of period 1 between −1 and 1, made of two parabolas: nearly a sine. */
export function wave(time: number): number {
  const t = time - Math.floor(time);
  return t < 0.5 ? 16 * t * (0.5 - t) : 16 * (t - 0.5) * (t - 1);
}

/** Nearly e^x for small x: (1 + x/16)^16. */
export function grow(x: number): number {
  let value = 1 + x / 16;
  value *= value;
  value *= value;
  value *= value;
  return value * value;
}
