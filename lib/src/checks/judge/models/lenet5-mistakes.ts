import type { Call, Mistake } from "../../exercise";
import { countParameters, covers, type LeNet5Case, learning } from "./lenet5-layers";
import { isLinear, kindInWords, ofKind, onModel, type SeenModel, seenModel, type Unit } from "./units";

const convolution = (model: SeenModel, index: number): Unit | undefined =>
  ofKind(model, "convolution")[index];
const height = (item: Unit | undefined): number => Number(item?.outputShape[0] ?? 0);

/** A symptom with the two parameter counts in its message. */
function counted(test: (model: SeenModel, given: LeNet5Case) => boolean) {
  return onModel((model: SeenModel, given: LeNet5Case) =>
    test(model, given) ? { received: model.parameters, expected: countParameters(given) } : undefined,
  );
}

/** Kinds of layers that the network has, and those that only prepare the shape for the next. */
const known = new Set([
  "convolution",
  "averagePooling",
  "maxPooling",
  "flatten",
  "dense",
  "ZeroPadding2D",
  "Reshape",
]);

/** Digits are not padded, photographs are. */
function paddedInstead(call: Call): boolean {
  const model = seenModel(call);
  const side = Number(model?.inputShape[0]);
  return model !== undefined && height(convolution(model, 0)) === (side === 28 ? 24 : side);
}

function widths(model: SeenModel): string {
  return ofKind(model, "dense")
    .map(({ width }) => width)
    .join();
}

function filters(model: SeenModel): string {
  return ofKind(model, "convolution")
    .map(({ width }) => width)
    .join();
}

/** Mistakes with the layers of LeNet-5, one by one. */
export const lenet5Mistakes: readonly Mistake<LeNet5Case>[] = [
  {
    id: "fixedInput",
    when: onModel((model, given) =>
      given.inputShape[0] === 32 && model.inputShape[0] === 28 ? { received: "28×28×1" } : undefined,
    ),
  },
  {
    id: "missingFlatten",
    when: onModel((model) =>
      model.outputShape.length === 3 ? { received: model.outputShape.join("×") } : undefined,
    ),
  },
  {
    id: "extraLayer",
    when: onModel((model) => {
      const extra = model.units.find(({ kind }) => !known.has(kind));
      return extra === undefined ? undefined : { received: extra.kind };
    }),
  },
  {
    id: "firstLayer",
    when: onModel((model) => {
      const first = model.units.find(({ kind }) => kind !== "ZeroPadding2D" && kind !== "Reshape");
      return first === undefined || first.kind === "convolution"
        ? undefined
        : { received: kindInWords(first.kind) };
    }),
  },
  {
    id: "convolutionTooMany",
    when: onModel((model) => {
      const received = ofKind(model, "convolution").filter((item) => !covers(item)).length;
      return received > 2 ? { received } : undefined;
    }),
  },
  { id: "filtersSwapped", when: counted((model) => filters(model) === "16,6") },
  {
    id: "filterCount",
    when: onModel((model) =>
      ofKind(model, "convolution").length === 2 && filters(model) !== "6,16"
        ? { received: filters(model).replace(",", ", ") }
        : undefined,
    ),
  },
  {
    id: "convolutionStrides",
    when: onModel((model) => {
      const skipping = ofKind(model, "convolution").find(({ strides }) => strides.join() !== "1,1");
      return skipping === undefined ? undefined : { received: skipping.strides[0] as number };
    }),
  },
  {
    id: "convolutionMissing",
    when: onModel((model) => (ofKind(model, "convolution").length === 1 ? {} : undefined)),
  },
  {
    id: "poolingMissing",
    when: onModel((model) => {
      const received = model.units.filter(({ kind }) => kind.endsWith("Pooling")).length;
      return received < 2 ? { received } : undefined;
    }),
  },
  {
    id: "poolSize",
    when: onModel((model) => {
      const other = model.units.find(
        ({ kind, kernel }) => kind.endsWith("Pooling") && kernel.join() !== "2,2",
      );
      return other === undefined ? undefined : { received: other.kernel.join("×") };
    }),
  },
  { id: "denseSwapped", when: onModel((model) => (widths(model) === "84,120,10" ? {} : undefined)) },
  {
    id: "poolStride1",
    when: counted((model) =>
      model.units.some(({ kind, strides }) => kind.endsWith("Pooling") && strides.join() === "1,1"),
    ),
  },
  {
    id: "paddingReversed",
    when: (call, _, { calls }) => (call === calls[0] && calls.every(paddedInstead) ? {} : undefined),
  },
  {
    id: "validPadding",
    when: counted((model) => height(convolution(model, 0)) === 24 && height(convolution(model, 1)) === 8),
  },
  {
    id: "bothSame",
    when: counted((model) => height(convolution(model, 1)) === 14 || height(convolution(model, 1)) === 16),
  },
  {
    id: "paddedColour",
    when: counted((model, given) => given.inputShape[0] === 32 && height(convolution(model, 0)) === 32),
  },
  {
    id: "kernelSize",
    when: onModel((model) => {
      const other = ofKind(model, "convolution").find(({ kernel }) => kernel.join() !== "5,5");
      return other === undefined ? undefined : { received: other.kernel.join("×") };
    }),
  },
  {
    id: "maxPooling",
    when: onModel((model) => (ofKind(model, "maxPooling").length > 0 ? {} : undefined)),
  },
  {
    id: "reluInstead",
    when: onModel((model) =>
      learning(model).some(({ activations: names }) => names.includes("relu")) ? {} : undefined,
    ),
  },
  {
    id: "noActivation",
    when: onModel((model) => {
      const found = learning(model).slice(0, -1).find(isLinear);
      return found && { kind: kindInWords(found.kind), width: found.width };
    }),
  },
  {
    id: "linearOutput",
    when: onModel((model) => (model.units.slice(-1).every(isLinear) ? {} : undefined)),
  },
  {
    id: "denseWidths",
    when: onModel((model) =>
      ofKind(model, "dense").length === 3 && widths(model) !== "120,84,10" && widths(model).endsWith(",10")
        ? { widths: widths(model).replaceAll(",", ", ") }
        : undefined,
    ),
  },
  {
    id: "denseTooMany",
    when: onModel((model) => {
      const received = ofKind(model, "dense").length;
      return received > 3 ? { received, widths: widths(model).replaceAll(",", ", ") } : undefined;
    }),
  },
  {
    id: "denseMissing",
    when: counted(
      (model) => ofKind(model, "dense").length === 2 && ofKind(model, "convolution").length === 2,
    ),
  },
];
