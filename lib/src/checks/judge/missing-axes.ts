import { type Params, phrase } from "../../i18n";
import type { Judge, Mistake } from "../exercise";
import { type Layout, laidOut } from "./layouts";
import type { Expected } from "./pairs";

/** Room for too few numbers: a size was left out where the sizes are multiplied. Told of results with three axes or more. */
export function missingAxes<Case>(expected: Expected<Case>, axes: Judge<Case>["axes"]): Mistake<Case> {
  return {
    id: "property.axisMissing",
    when(call, _, seen): Params | undefined {
      for (const { name, wrong, compared } of laidOut(expected, axes, seen)) {
        const missing = call === wrong ? leftOut(compared) : undefined; // all calls are looked at together, once
        if (missing === undefined) continue;
        const own = compared[seen.calls.indexOf(call)] as Layout;
        return {
          what: name ?? phrase("word.theResult"),
          received: own.received.length,
          expected: own.wanted.length,
          axes: missing.map((word) => phrase(`axis.${word}`)).join(", "),
        };
      }
      return undefined;
    },
  };
}

/** The fewest axes without whose sizes every result would be as long as it is. */
function leftOut(layouts: readonly Layout[]): string[] | undefined {
  const { axes = [] } = layouts[0] ?? {};
  if (axes.length < 3) return undefined;
  const sets = Array.from({ length: 2 ** axes.length - 1 }, (_, i) =>
    axes.filter((__, axis) => ((i + 1) >> axis) & 1),
  );
  return sets
    .sort((one, other) => one.length - other.length)
    .map((set) => set.map(({ word }) => word))
    .find((words) =>
      layouts.every(({ axes: own, received, wanted }) => {
        const size = own.reduce((product, axis) => product * (words.includes(axis.word) ? axis.size : 1), 1);
        return size > 1 && received.length * size === wanted.length;
      }),
    );
}
