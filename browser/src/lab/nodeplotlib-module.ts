let offered: unknown;

/** Keeps the function that stands for nodeplotlib's `plot`: in a tab there is always a notebook to show figures in. */
export function offerPlot(plot: unknown): void {
  offered = plot;
}

/** What a cell gets that imports nodeplotlib. */
export const nodeplotlib = (): object => ({ __esModule: true, plot: offered });
