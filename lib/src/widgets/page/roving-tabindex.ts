import { onArrows } from "./arrows";

/**
 * Makes a grid of elements one stop of the Tab key, in which the arrow keys move on: the pattern that screen readers
 * and keyboards expect of grids.
 *
 * @param cells row by row, `cols` in each
 * @param choose called with the cell that was clicked or reached by an arrow key
 */
export function rovingTabindex(
  grid: HTMLElement,
  cells: readonly HTMLElement[],
  cols: number,
  choose: (index: number) => void,
): (index: number) => void {
  let at = 0;
  const mark = (index: number): void => {
    at = index;
    cells.forEach((cell, other) => {
      cell.tabIndex = other === index ? 0 : -1;
      cell.classList.toggle("lab-chosen", other === index);
    });
  };
  const go = (index: number): void => {
    if (cells[index] === undefined) return;
    mark(index);
    choose(index);
  };
  cells.forEach((cell, index) => {
    cell.addEventListener("click", () => go(index));
    cell.addEventListener("focus", () => {
      at = index;
    });
  });
  onArrows(
    grid,
    [Math.ceil(cells.length / cols), cols],
    () => [Math.floor(at / cols), at % cols],
    (row, col) => {
      go(row * cols + col);
      cells[at]?.focus();
    },
  );
  mark(0);
  return mark;
}
