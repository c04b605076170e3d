import { createHash } from "node:crypto";

const digest = createHash;

/**
 * Lets `Math.random` begin anew at a number drawn from a text (mulberry32): weights, shuffled rows and dropout come out
 * the same whenever the same submission is graded. Code may put a generator of its own there, until the next observation.
 */
export function seedRandom(text: string): void {
  let state = digest("sha256").update(text).digest().readInt32BE();
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
