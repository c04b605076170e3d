import { hasText, type Params, phrase } from "../../../i18n";
import { isRecord } from "../../encoding";
import type { Call } from "../../exercise";

/** A layer of a described model with the activation that follows it, under the names of the field. */
export interface Unit {
  /** "dense", "convolution", "averagePooling", "maxPooling", "flatten", or the layer's class name. */
  readonly kind: string;
  /** Units of a dense layer, filters of a convolution. */
  readonly width: number;
  /** Every activation applied to the result, in order; "linear" is left out. */
  readonly activations: readonly string[];
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilation: readonly number[];
  /** "valid" or "same", of layers that have it. */
  readonly padding: string | undefined;
  /** Whether it has biases, of layers that may. */
  readonly bias: boolean | undefined;
  readonly outputShape: readonly (number | null)[];
  readonly parameters: number;
  /** All its weights start as one and the same number. */
  readonly alike: boolean;
}

/** A model as its judge reads it. */
export interface SeenModel {
  readonly inputShape: readonly (number | null)[];
  /** How many images every batch must have, where that is fixed. */
  readonly batch?: number | null;
  readonly outputShape: readonly (number | null)[];
  readonly parameters: number;
  readonly compiled: boolean;
  readonly units: readonly Unit[];
}

const kinds: { readonly [className: string]: string } = {
  Dense: "dense",
  Conv2D: "convolution",
  AveragePooling2D: "averagePooling",
  MaxPooling2D: "maxPooling",
  Flatten: "flatten",
};

const activationLayers: { readonly [className: string]: string } = {
  ReLU: "relu",
  Softmax: "softmax",
  LeakyReLU: "leakyRelu",
  ELU: "elu",
};

/** The model that a call described, or undefined where it returned something else. */
export function seenModel({ value }: Call): SeenModel | undefined {
  if (!isRecord(value) || !Array.isArray(value["layers"])) return undefined;
  const { layers, ...seen } = value as unknown as SeenModel & { layers: Described[] };
  return { ...seen, units: unitsOf(layers) };
}

interface Described {
  readonly className: string;
  readonly settings: { readonly [name: string]: unknown };
  readonly outputShape: readonly (number | null)[];
  readonly parameters: number;
  readonly alike?: boolean;
}

/** Joins activations written as layers of their own to the layer before, and drops layers that change nothing. */
function unitsOf(layers: readonly Described[]): Unit[] {
  const units: Unit[] = [];
  for (const layer of layers) {
    const before = units.at(-1);
    const activation = activationOf(layer);
    const alone = activation !== undefined && layer.className in { Activation: 1, ...activationLayers };
    if (alone && before !== undefined) {
      units[units.length - 1] = {
        ...before,
        activations: [...before.activations, ...meaningful(activation)],
      };
    } else if (!(layer.className === "Reshape" && sameShape(before?.outputShape, layer.outputShape))) {
      units.push(unit(layer));
    }
  }
  return units;
}

function unit({ className, settings, outputShape, parameters, alike = false }: Described): Unit {
  return {
    kind: kinds[className] ?? className,
    width: Number(settings["units"] ?? settings["filters"] ?? 0),
    activations: meaningful(activationOf({ className, settings })),
    kernel: pair(settings["kernelSize"] ?? settings["poolSize"]),
    strides: pair(settings["strides"]),
    dilation: pair(settings["dilationRate"]),
    padding: typeof settings["padding"] === "string" ? settings["padding"] : undefined,
    bias: typeof settings["useBias"] === "boolean" ? settings["useBias"] : undefined,
    outputShape,
    parameters,
    alike,
  };
}

function activationOf({
  className,
  settings,
}: Pick<Described, "className" | "settings">): string | undefined {
  if (className in activationLayers) return activationLayers[className];
  return typeof settings["activation"] === "string" ? settings["activation"] : undefined;
}

function meaningful(activation: string | undefined): string[] {
  return activation === undefined || activation === "linear" ? [] : [activation];
}

function pair(setting: unknown): number[] {
  if (typeof setting === "number") return [setting, setting];
  return Array.isArray(setting) ? setting.map(Number) : [];
}

function sameShape(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
  return a !== undefined && a.length === b.length && a.every((size, i) => size === b[i]);
}

/** The units of one kind, in order. */
export function ofKind(model: SeenModel, kind: string): Unit[] {
  return model.units.filter((item) => item.kind === kind);
}

/** The first of some layers, counted from 1, whose weights all start as one and the same number. */
export function alikeLayer(units: readonly Unit[] = []): { layer: number } | undefined {
  const at = units.findIndex(({ alike }) => alike);
  return at < 0 ? undefined : { layer: at + 1 };
}

/** The name of a kind of layer in the chosen language. */
export function kindInWords(kind: string): string {
  return hasText(`layer.${kind}`) ? phrase(`layer.${kind}`) : kind;
}

/** The activation of a unit in words. */
export function activationInWords({ activations }: Unit): string {
  return activations.length === 0 ? phrase("layer.linear") : activations.join(` ${phrase("word.then")} `);
}

/** Whether nothing is applied to the result of a unit. */
export function isLinear({ activations }: Unit): boolean {
  return activations.length === 0;
}

/** A test of a call's model and its case; of what is no model it finds nothing. */
export function onModel<Case>(test: (model: SeenModel, given: Case) => Params | undefined) {
  return (call: Call, given: Case): Params | undefined => {
    const model = seenModel(call);
    return model === undefined ? undefined : test(model, given);
  };
}
