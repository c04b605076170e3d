import type * as tf from "@tensorflow/tfjs-node";
import { checkModel } from "../../arguments/objects";
import { t, translateName } from "../../i18n";

/** What a diagram says about one layer, read from the model. */
export interface LayerFacts {
  readonly name: string;
  /** What the layer does, in a few words. */
  readonly does: string;
  /** Output shape without the batch: [rows, cols, maps] or [units]. */
  readonly shape: readonly number[];
  readonly parameters: number;
  /** Rows and columns of the window that slides over the maps before, where there is one. */
  readonly window?: readonly [number, number];
}

/**
 * The input and every layer that does something: flattening and dropout only rearrange or train.
 *
 * @throws RangeError when the model is not a chain of layers with known shapes.
 */
export function layerFacts(model: tf.LayersModel): LayerFacts[] {
  checkModel("networkDiagram", model);
  const input = sizes(model.inputs[0]?.shape);
  if (model.inputs.length !== 1 || model.outputs.length !== 1 || !input) {
    throw new RangeError("networkDiagram draws models with one input and one output whose shapes are known.");
  }
  const hidden = ["InputLayer", "Flatten", "Dropout", "Activation"];
  const layers = model.layers
    .filter((layer) => !hidden.includes(layer.getClassName()))
    .map((layer) => {
      const shape = sizes(layer.outputShape as (number | null)[]);
      if (!shape)
        throw new RangeError(`networkDiagram: the output shape of layer ${layer.name} is not known.`);
      const config = layer.getConfig();
      const window = (config.kernelSize ?? config.poolSize) as [number, number] | undefined;
      return {
        name: translateName(shortName(layer.name)),
        does: action(layer.getClassName(), config),
        shape,
        parameters: layer.countParams(),
        ...(window && shape.length === 3 ? { window } : {}),
      };
    });
  return [
    {
      name: t("input"),
      does: input.length === 3 ? t("image") : t("pixels"),
      shape: input,
      parameters: 0,
    },
    ...layers,
  ];
}

function sizes(shape: readonly (number | null)[] | undefined): number[] | undefined {
  const rest = shape?.slice(1);
  return rest?.every((size) => size !== null) ? (rest as number[]) : undefined;
}

function action(className: string, config: Record<string, unknown>): string {
  const activation = config.activation && config.activation !== "linear" ? ` ${config.activation}` : "";
  const window = ((config.kernelSize ?? config.poolSize) as number[] | undefined)?.join("×");
  switch (className) {
    case "Conv2D":
      return `${t("conv {window}", { window: window! })}${activation}`;
    case "MaxPooling2D":
      return t("max pool {window}", { window: window! });
    case "AveragePooling2D":
      return t("average pool {window}", { window: window! });
    case "Dense":
      return `dense${activation}`;
    case "BatchNormalization":
      return t("batch norm");
    default:
      return className;
  }
}

/** tfjs names an unnamed layer "conv2d_Conv2D1"; its second half says it all. */
function shortName(name: string): string {
  return /^[a-z0-9_]+_([A-Z]\w*\d+)$/.exec(name)?.[1] ?? name;
}
