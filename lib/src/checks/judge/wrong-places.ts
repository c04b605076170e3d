import { type Params, phrase } from "../../i18n";
import type { Judge, Mistake } from "../exercise";
import { close } from "./agrees";
import { indexOf, type Layout, laidOut, placeOf } from "./layouts";
import type { Expected } from "./pairs";
import { holds, type Slab, slabInWords, slabsOf } from "./slabs";

/** What stands at a wrong place: `places.<word>` of the catalogue says it. */
type Rule = readonly [word: string, at: (layout: Layout, place: readonly number[]) => number];

const rules: readonly Rule[] = [
  ["zero", () => 0],
  ["fromNext", (layout, place) => moved(layout, place, 1)],
  ["fromPrevious", (layout, place) => moved(layout, place, -1)],
  ["one", () => 1],
  ["white", () => 255],
  ["notANumber", () => Number.NaN],
];

/** The right number one place on along the slowest axis. */
function moved({ axes, wanted }: Layout, [first = 0, ...rest]: readonly number[], by: number): number {
  return wanted[indexOf(axes, [first + by, ...rest])] ?? Number.NaN;
}

/**
 * Mistakes of any exercise that spoil a part of the result: the last row, the first image, every second column. The places
 * that are wrong are whole slabs along an axis, and one rule says what stands there in place of the right numbers.
 */
export function wrongPlaces<Case>(expected: Expected<Case>, axes: Judge<Case>["axes"]): Mistake<Case> {
  return {
    id: "property.wrongPlaces",
    when(call, _, seen) {
      for (const { name, wrong, compared: layouts } of laidOut(expected, axes, seen)) {
        if (call !== wrong || !layouts.every(fitting)) continue; // all calls are looked at together, once
        const found = spoilt(layouts);
        if (found) return inWords(name, found, layouts[seen.calls.indexOf(wrong)] as Layout);
      }
      return undefined;
    },
  };
}

const fitting = ({ axes, received, wanted }: Layout): boolean =>
  received.length === wanted.length &&
  wanted.length > 2 &&
  axes.reduce((product, { size }) => product * size, 1) === wanted.length;

/** One slab, or two, that hold all wrong places of every call, and the rule of what stands there. */
function spoilt(layouts: readonly Layout[]): { slabs: Slab[]; rule: string } | undefined {
  const candidates = slabsOf(layouts[0]?.axes ?? []);
  const singles = candidates.map((slab) => [slab]);
  const pairs = candidates.flatMap((one) =>
    candidates
      .filter((other) => other.axis > one.axis && other.word === one.word)
      .map((other) => [one, other]),
  );
  const places = layouts.map(({ axes, wanted }) => wanted.map((_, index) => placeOf(axes, index)));
  const wrong = layouts.map(({ received, wanted }) =>
    received.flatMap((x, i) => (close(x, wanted[i] as number) ? [] : [i])),
  );
  for (const slabs of [...singles, ...pairs]) {
    const inside = (layout: Layout, place: readonly number[]): boolean =>
      slabs.some((slab) => holds(slab, layout, place));
    const all = layouts.every((layout, i) =>
      (wrong[i] as number[]).every((index) => inside(layout, places[i]?.[index] as number[])),
    );
    if (!all || !layouts.some((layout, i) => throughout(slabs, layout, wrong[i] as number[]))) continue;
    for (const [word, at] of rules) {
      const explained = layouts.every((layout, i) =>
        layout.received.every((x, index) => {
          const place = places[i]?.[index] as number[];
          return !inside(layout, place) || close(x, at(layout, place));
        }),
      );
      if (explained) return { slabs, rule: word };
    }
  }
  return undefined;
}

/**
 * Whether every coordinate of each slab has a wrong place that is in no other slab: few numbers that are not zero may
 * lie in a half by chance, or in one of two halves.
 */
function throughout(slabs: readonly Slab[], layout: Layout, wrong: readonly number[]): boolean {
  const places = wrong.map((index) => placeOf(layout.axes, index));
  return slabs.every((slab) => {
    const size = layout.axes[slab.axis]?.size ?? 0;
    const others = slabs.filter((other) => other !== slab);
    const own = places.filter((place) => !others.some((other) => holds(other, layout, place)));
    const seen = new Set(own.map((place) => place[slab.axis]));
    return Array.from({ length: size }, (_, at) => at).every((at) => {
      const place = layout.axes.map((_, axis) => (axis === slab.axis ? at : 0));
      return !holds(slab, layout, place) || seen.has(at);
    });
  });
}

function inWords(
  name: string | undefined,
  { slabs, rule }: { slabs: Slab[]; rule: string },
  layout: Layout,
): Params {
  return {
    what: name ?? phrase("word.theResult"),
    where: slabs.map((slab) => slabInWords(slab, layout)).join(` ${phrase("word.and")} `),
    rule: phrase(`places.${rule}`, { axis: phrase(`axis.${layout.axes[0]?.word ?? "place"}`) }),
  };
}
