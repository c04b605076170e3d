import type * as tf from "@tensorflow/tfjs-node";
import {
  connections,
  type DrawnLayer,
  labelWidth,
  layerLabels,
  nodeColumn,
  sheetStack,
  stackWidth,
} from "./diagram/columns";
import { type LayerFacts, layerFacts } from "./diagram/layer-facts";
import { slidingWindow } from "./diagram/sliding-window";
import { sheet } from "./diagram/svg";
import { type Figure, makeFigure, type Titled } from "./figure";
import { HIDDEN_AXIS } from "./style/base-layout";
import { grouped } from "./style/numbers";

const LEAST_WIDTH = 960;
const DRAWING_HEIGHT = 270;
const LABELS_HEIGHT = 90;
const HEIGHT = DRAWING_HEIGHT + LABELS_HEIGHT;
const SIDE = 30;
const LARGEST_MAP = 118;
/** Least space between two layers; where it does not fit, the whole drawing grows and is shown smaller. */
const LEAST_GAP = 14;
/** Width in pixels at which figures are usually seen. */
const SEEN_WIDTH = 840;

/**
 * A network drawn from the model itself: dense layers as columns of nodes (long ones shortened), convolutions and
 * pooling as stacks of feature maps, each with its name, what it does, its output shape and parameter count.
 *
 * @throws RangeError when the model is not a chain of layers with known shapes.
 * @example
 * show(networkDiagram(lenet5([28, 28, 1])));
 */
export function networkDiagram(model: tf.LayersModel, options: Titled = {}): Figure {
  const facts = layerFacts(model);
  const { layers, width } = place(facts);
  const parts = [
    ...layers.slice(1).flatMap((layer, before) => between(layers[before]!, layer)),
    ...layers.flatMap((layer, position) => [
      ...layer.parts,
      ...(position > 0 ? slidingWindow(layers[position - 1]!, layer) : []),
      ...layerLabels(layer.facts, [layer.centre[0], DRAWING_HEIGHT + 24]),
    ]),
  ];
  return makeFigure({
    title: `The network ${model.name}`,
    subtitle: `${grouped(model.countParams())} parameters`,
    ...options,
    data: [
      {
        type: "scatter",
        mode: "markers",
        x: layers.map(({ centre }) => centre[0]),
        y: layers.map(({ centre }) => centre[1]),
        marker: { size: 60, opacity: 0 },
        text: facts.map(sentence),
        hovertemplate: "%{text}<extra></extra>",
        showlegend: false,
      },
    ],
    layout: {
      height: Math.round((HEIGHT * SEEN_WIDTH) / width) + 70,
      margin: { l: 0, r: 0, t: 66, b: 4 },
      xaxis: { ...HIDDEN_AXIS, range: [0, width], constrain: "domain", constraintoward: "left" },
      yaxis: {
        ...HIDDEN_AXIS,
        range: [HEIGHT, 0],
        scaleanchor: "x",
        constrain: "domain",
        constraintoward: "top",
      },
      images: [
        {
          source: sheet(width, HEIGHT, parts),
          xref: "x",
          yref: "y",
          x: 0,
          y: 0,
          sizex: width,
          sizey: HEIGHT,
          xanchor: "left",
          yanchor: "top",
          sizing: "stretch",
          layer: "above",
        },
      ],
    } as Record<string, unknown>,
    text: facts.map(sentence).join("\n"),
  });
}

/** Draws the layers from left to right with equal space between what each takes. */
function place(facts: readonly LayerFacts[]): { layers: DrawnLayer[]; width: number } {
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
    const centre: [number, number] = [x + widths[position]! / 2, DRAWING_HEIGHT / 2];
    x += widths[position]! + gap;
    const colourIndex = colourOf(layer, position, facts.length);
    return layer.shape.length === 3
      ? sheetStack(layer, centre, scale, colourIndex)
      : nodeColumn(layer, centre, DRAWING_HEIGHT - 10, colourIndex);
  });
  return { layers, width };
}

/** Input green, layers that learn blue, pooling light blue, output orange. */
function colourOf(layer: LayerFacts, position: number, layers: number): number {
  if (position === 0) return 2;
  if (position === layers - 1) return 1;
  return layer.parameters > 0 ? 0 : 5;
}

/** Nodes are joined with all nodes before them. */
function between(from: DrawnLayer, to: DrawnLayer): string[] {
  return to.facts.shape.length === 1 ? connections(from, to) : [];
}

function sentence({ name, does, shape, parameters }: LayerFacts): string {
  return `${name}: ${does}, output ${shape.join("×")}${parameters > 0 ? `, ${grouped(parameters)} parameters` : ""}`;
}
