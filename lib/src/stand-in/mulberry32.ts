/**
 * The random number generator mulberry32 of Tommy Ettinger: 32 bits of state, the same numbers on every machine.
 *
 * @param seed taken modulo 2^32
 * @returns what gives the next number, in [0, 1)
 * @example
 * const next = mulberry32(1);
 * next(); // 0.6270739405881613
 */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
