import type * as tf from "@tensorflow/tfjs-node";
import { formatNumber, t } from "../../i18n";
import { makeFigure } from "../figure";
import { HIDDEN_AXIS, SHEET_WIDTH } from "../style/base-layout";
import type { Figure, Titled } from "../types";
import type { DrawnLayer } from "./drawn-layer";
import { type LayerFacts, layerFacts } from "./layer-facts";
import { layerLabels } from "./layer-labels";
import { connections } from "./node-column";
import { placeLayers } from "./place-layers";
import { slidingWindow } from "./sliding-window";
import { sheet } from "./svg";

const DRAWING_HEIGHT = 270;
const LABELS_HEIGHT = 90;
const HEIGHT = DRAWING_HEIGHT + LABELS_HEIGHT;

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
  const { layers, width } = placeLayers(facts, DRAWING_HEIGHT);
  const parts = [
    ...layers.slice(1).flatMap((layer, before) => between(layers[before]!, layer)),
    ...layers.flatMap((layer, position) => [
      ...layer.parts,
      ...(position > 0 ? slidingWindow(layers[position - 1]!, layer) : []),
      ...layerLabels(layer.facts, [layer.centre[0], DRAWING_HEIGHT + 24]),
    ]),
  ];
  return makeFigure({
    title: title(model.name),
    subtitle: t("{count} parameters", { count: formatNumber(model.countParams()) }),
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
      height: Math.round((HEIGHT * SHEET_WIDTH) / width) + 70,
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

/** What tfjs calls a model that nobody named says nothing: "sequential_4". */
function title(name: string): string {
  return /^(sequential|model)(_\d+)?$/.test(name) ? t("The network") : t("The network {name}", { name });
}

/** Nodes are joined with all nodes before them. */
function between(from: DrawnLayer, to: DrawnLayer): string[] {
  return to.facts.shape.length === 1 ? connections(from, to) : [];
}

function sentence({ name, does, shape, parameters }: LayerFacts): string {
  const values = { name, does, shape: shape.join("×"), count: formatNumber(parameters) };
  return parameters > 0
    ? t("{name}: {does}, output {shape}, {count} parameters", values)
    : t("{name}: {does}, output {shape}", values);
}
