import type { Params } from "../../../i18n";
import { isNumbers } from "../../encoding";
import type { Call, Mistake } from "../../exercise";
import { field } from "../properties";

interface Colours<Case> {
  /** The right pixels, colour last. */
  pixels(given: Case): Uint8Array;
  /** The first pixel as it is and as it should be. */
  firstPixel(call: Call, given: Case): Params;
}

/** Where each colour of a pixel comes from: the planes in another order, or one that is never read. */
const orders = [
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
] as const;
const missing = [[0], [1], [2], [0, 1], [0, 2]] as const;

/** Mistakes with the three colours of a pixel, each as many times as there are ways to make it. */
export function colourMistakes<Case>({ pixels, firstPixel }: Colours<Case>): Mistake<Case>[] {
  const told = (id: string, ways: readonly ((all: Uint8Array, at: number) => number)[]): Mistake<Case> => ({
    id,
    when(call, given) {
      const received = field("pixels")(call.value);
      const right = pixels(given);
      if (!isNumbers(received) || received.length !== right.length) return undefined;
      const same = ways.some((way) => right.every((_, at) => received[at] === way(right, at)));
      return same ? firstPixel(call, given) : undefined;
    },
  });
  return [
    told(
      "otherColourOrder",
      orders.map((order) => (all, at) => all[at - (at % 3) + (order[at % 3] as number)] as number),
    ),
    told(
      "colourMissing",
      missing.map((some) => (all, at) => (some.some((one) => one === at % 3) ? 0 : (all[at] as number))),
    ),
  ];
}
