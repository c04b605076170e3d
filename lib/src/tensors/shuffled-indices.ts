/**
 * The numbers 0…count − 1 in an order that depends on the seed alone (Fisher and Yates with the
 * linear congruential generator of Numerical Recipes, 1992, whose high bits are used).
 */
export function shuffledIndices(count: number, seed: number): Uint32Array {
  const indices = Uint32Array.from({ length: count }, (_, index) => index);
  let state = seed >>> 0;
  for (let last = count - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const chosen = Math.floor((state / 2 ** 32) * (last + 1));
    const kept = indices[last]!;
    indices[last] = indices[chosen]!;
    indices[chosen] = kept;
  }
  return indices;
}
