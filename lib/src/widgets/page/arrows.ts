const moves: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Where an arrow key leads on a grid; Home and End lead to the ends of the row, and the edge holds.
 *
 * @returns undefined for any other key
 */
export function arrowTarget(
  key: string,
  [row, col]: readonly [row: number, col: number],
  [rows, cols]: readonly [rows: number, cols: number],
): [row: number, col: number] | undefined {
  if (key === "Home") return [row, 0];
  if (key === "End") return [row, cols - 1];
  const move = moves[key];
  if (move === undefined) return undefined;
  const within = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place));
  return [within(row + move[0], rows), within(col + move[1], cols)];
}

/** Calls `go` with the place that an arrow key leads to, and keeps the notebook from scrolling or moving on. */
export function onArrows(
  target: HTMLElement,
  size: readonly [rows: number, cols: number],
  place: () => readonly [row: number, col: number],
  go: (row: number, col: number) => void,
): void {
  target.addEventListener("keydown", (event) => {
    const next = arrowTarget(event.key, place(), size);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    go(...next);
  });
}
