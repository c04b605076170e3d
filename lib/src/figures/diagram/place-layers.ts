import type { DrawnLayer } from "./drawn-layer";
import type { LayerFacts } from "./layer-facts";
import { labelWidth } from "./layer-labels";
import { nodeColumn } from "./node-column";
import { sheetStack, stackWidth } from "./sheet-stack";

const LEAST_WIDTH = 960;
const SIDE = 30;
const LARGEST_MAP = 118;
/** Least space between two layers; where it does not fit, the whole drawing grows and is shown smaller. */
const LEAST_GAP = 14;

/** Draws the layers from left to right with equal space between what each takes. */
export function placeLayers(
  facts: readonly LayerFacts[],
  height: number,
): { layers: DrawnLayer[]; width: number } {
  const largest = Math.max(...facts.map(({ shape }) => (shape.length === 3 ? shape[0]! : 0)));
  const scale = LARGEST_MAP / Math.max(largest, 1);
  const widths = facts.map((layer) =>
    Math.max(layer.shape.length === 3 ? stackWidth(layer, scale) : 20, labelWidth(layer)),
  );
  const taken = widths.reduce((sum, width) => sum + width, 0);
  const gaps = Math.max(1, facts.length - 1);
  const width = Math.max(LEAST_WIDTH, taken + LEAST_GAP * gaps + 2 * SIDE);
  const gap = (width - 2 * SIDE - taken) / gaps;
  let x = SIDE;
  const layers = facts.map((layer, position) => {
    const centre: [number, number] = [x + widths[position]! / 2, height / 2];
    x += widths[position]! + gap;
    const colourIndex = colourOf(layer, position, facts.length);
    return layer.shape.length === 3
      ? sheetStack(layer, centre, scale, colourIndex)
      : nodeColumn(layer, centre, height - 10, colourIndex);
  });
  return { layers, width };
}

/** Input green, layers that learn blue, pooling light blue, output orange. */
function colourOf(layer: LayerFacts, position: number, layers: number): number {
  if (position === 0) return 2;
  if (position === layers - 1) return 1;
  return layer.parameters > 0 ? 0 : 5;
}
