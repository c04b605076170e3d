import type { Mistake } from "../../exercise";
import { activationInWords, kindInWords, onModel, type Unit } from "./units";

/** A layer that an exercise asks for, under the names of its settings. What is left out is not looked at. */
export interface WantedLayer {
  readonly kind: string;
  readonly units?: number;
  readonly filters?: number;
  readonly kernelSize?: string;
  readonly poolSize?: string;
  readonly strides?: string;
  readonly padding?: string;
  readonly dilationRate?: string;
  readonly activation?: string;
}

/** The settings of a layer that were seen, by the same names. */
function settingsOf(unit: Unit): { readonly [setting: string]: string | number | undefined } {
  const convolution = unit.kind === "convolution";
  return {
    units: convolution ? undefined : unit.width,
    filters: convolution ? unit.width : undefined,
    kernelSize: convolution ? unit.kernel.join("×") : undefined,
    poolSize: convolution ? undefined : unit.kernel.join("×"),
    strides: unit.strides.join("×"),
    padding: unit.padding,
    dilationRate: unit.dilation.join("×"),
    activation: activationInWords(unit),
  };
}

/** The layers that are asked for, in another order. */
export function layerOrder<Case>(wanted: (given: Case) => readonly WantedLayer[]): Mistake<Case> {
  const kindsOf = (layers: readonly { readonly kind: string }[]): string[] => layers.map(({ kind }) => kind);
  const inOrder = (kinds: readonly string[]): string => kinds.map(kindInWords).join(", ");
  return {
    id: "model.order",
    when: onModel(({ units }, given) => {
      const [seen, right] = [kindsOf(units), kindsOf(wanted(given))];
      const same = [...seen].sort().join() === [...right].sort().join();
      return same && seen.join() !== right.join()
        ? { received: inOrder(seen), expected: inOrder(right) }
        : undefined;
    }),
  };
}

/**
 * The first layer of which a setting is another than the one asked for, where the layers are as many as they should be; or
 * the first without biases. Settings are named as they are written in the code.
 */
export function firstDifference<Case>(wanted: (given: Case) => readonly WantedLayer[]): Mistake<Case>[] {
  return [
    {
      id: "model.setting",
      when: onModel((model, given) => {
        const layers = wanted(given);
        if (layers.length !== model.units.length) return undefined;
        for (const [i, { kind, ...settings }] of layers.entries()) {
          const seen = settingsOf(model.units[i] as Unit);
          for (const [setting, expected] of Object.entries(settings)) {
            const received = seen[setting];
            if (received !== undefined && received !== expected)
              return { layer: i + 1, kind: kindInWords(kind), setting, received, expected };
          }
        }
        return undefined;
      }),
    },
    {
      id: "model.someBiases",
      when: onModel(({ units }) => {
        const at = units.findIndex(({ bias }) => bias === false);
        return at < 0 ? undefined : { layer: at + 1, kind: kindInWords((units[at] as Unit).kind) };
      }),
    },
  ];
}
