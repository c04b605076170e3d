/** The cell off the diagonal with most images, counted row by row. */
export function mostConfused(counts: readonly (readonly number[])[]): number {
  let [best, most] = [0, -1];
  counts.forEach((row, truth) => {
    row.forEach((count, predicted) => {
      if (truth !== predicted && count > most) [best, most] = [truth * row.length + predicted, count];
    });
  });
  return best;
}
