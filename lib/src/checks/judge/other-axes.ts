import { type Params, phrase } from "../../i18n";
import type { Axis, Judge, Mistake } from "../exercise";
import { agrees, close } from "./agrees";
import { indexOf, type Layout, laidOut, placeOf } from "./layouts";
import type { Expected } from "./pairs";
import { holds, sizeOf, slabInWords, slabsOf } from "./slabs";
import { mean, sum } from "./sums";

/** Mistakes of any exercise with the axes of its result: in another order, backwards, some of it alone, added up along one. */
export function otherAxes<Case>(expected: Expected<Case>, axes: Judge<Case>["axes"]): Mistake<Case>[] {
  const told = (id: string, find: (layouts: readonly Layout[]) => Params | undefined): Mistake<Case> => ({
    id,
    when(call, _, seen) {
      for (const { name, wrong, compared: layouts } of laidOut(expected, axes, seen)) {
        if (call !== wrong) continue; // all calls are looked at together, once
        const found = find(layouts);
        if (found) return { what: name ?? phrase("word.theResult"), ...found };
      }
      return undefined;
    },
  });
  return [
    told("property.axesOrder", otherOrder),
    told("property.mixedUp", mixedUp),
    told("property.axisPicked", picked),
    told("property.axisReduced", reduced),
  ];
}

/** An order of the axes in which each may run backwards. */
interface Order {
  readonly axes: readonly number[];
  readonly backwards: readonly boolean[];
}

function* orders(count: number): Generator<Order> {
  for (const axes of permutations(count))
    for (let bits = 0; bits < 2 ** count; bits++)
      yield { axes, backwards: axes.map((_, i) => ((bits >> i) & 1) === 1) };
}

function permutations(count: number): number[][] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap((rest) =>
    Array.from({ length: count }, (_, at) => [...rest.slice(0, at), count - 1, ...rest.slice(at)]),
  );
}

function otherOrder(layouts: readonly Layout[]): Params | undefined {
  const { axes = [] } = layouts[0] ?? {};
  if (axes.length < 2 || layouts.some(({ received, wanted }) => received.length !== wanted.length))
    return undefined;
  for (const order of orders(axes.length)) {
    if (order.axes.every((axis, i) => axis === i) && !order.backwards.includes(true)) continue;
    if (!layouts.every((layout) => inOrder(layout, order))) continue;
    const name = (axis: number): string => phrase(`axis.${axes[axis]?.word ?? "place"}`);
    const words = order.axes.map((axis) =>
      order.backwards[axis] ? phrase("word.backwards", { axis: name(axis) }) : name(axis),
    );
    return { received: words.join(", "), expected: axes.map((_, axis) => name(axis)).join(", ") };
  }
  return undefined;
}

function inOrder({ axes, received, wanted }: Layout, { axes: order, backwards }: Order): boolean {
  const own = order.map((axis) => axes[axis] as Axis);
  return received.every((x, index) => {
    const place = placeOf(own, index);
    const source = axes.map(({ size }, axis) => {
      const at = place[order.indexOf(axis)] as number;
      return backwards[axis] ? size - 1 - at : at;
    });
    return close(x, wanted[indexOf(axes, source)] as number);
  });
}

/** Filled row by row and read column by column, or the other way round. */
function mixedUp(layouts: readonly Layout[]): Params | undefined {
  if (layouts.some(({ axes, received, wanted }) => axes.length !== 2 || received.length !== wanted.length))
    return undefined;
  const [across, down] = [true, false].map((rowsFirst) =>
    layouts.every(({ axes, received, wanted }) => {
      const [rows, columns] = axes.map(({ size }) => size) as [number, number];
      return received.every((x, index) => {
        const [row, column] = rowsFirst
          ? [Math.floor(index / columns), index % columns]
          : [index % rows, Math.floor(index / rows)];
        return close(x, wanted[rowsFirst ? column * rows + row : row * columns + column] as number);
      });
    }),
  );
  return across || down ? {} : undefined;
}

function picked(layouts: readonly Layout[]): Params | undefined {
  const fitting = slabsOf(layouts[0]?.axes ?? []).filter((one) =>
    layouts.every((layout) => layout.received.length === sizeOf(one, layout)),
  );
  const slab = fitting.find((one) =>
    layouts.every((layout) =>
      agrees(
        layout.received,
        layout.wanted.filter((_, index) => holds(one, layout, placeOf(layout.axes, index))),
      ),
    ),
  );
  return slab && { where: slabInWords(slab, layouts[0] as Layout) };
}

const operations: { readonly [word: string]: (numbers: readonly number[]) => number } = {
  sum,
  mean,
  largest: (numbers) => numbers.reduce((most, x) => Math.max(most, x), -Infinity),
  smallest: (numbers) => numbers.reduce((least, x) => Math.min(least, x), Infinity),
};

function reduced(layouts: readonly Layout[]): Params | undefined {
  const { axes = [] } = layouts[0] ?? {};
  for (let bits = 1; bits < 2 ** axes.length; bits++) {
    const gone = axes.map((_, axis) => ((bits >> axis) & 1) === 1);
    const fits = layouts.every(
      ({ axes: own, received }) =>
        received.length === own.reduce((product, { size }, axis) => product * (gone[axis] ? 1 : size), 1),
    );
    if (!fits) continue;
    for (const [word, of] of Object.entries(operations)) {
      if (!layouts.every((layout) => agrees(layout.received, groups(layout, gone).map(of)))) continue;
      const names = axes.flatMap(({ word: axis }, i) => (gone[i] ? [phrase(`axis.${axis}`)] : []));
      return { operation: phrase(`operation.${word}`), axes: names.join(", ") };
    }
  }
  return undefined;
}

/** The right numbers that lie along the axes that are gone, group by group. */
function groups({ axes, wanted }: Layout, gone: readonly boolean[]): number[][] {
  const found = new Map<string, number[]>();
  for (const [index, x] of wanted.entries()) {
    const key = placeOf(axes, index)
      .filter((_, axis) => !gone[axis])
      .join();
    const group = found.get(key);
    if (group === undefined) found.set(key, [x]);
    else group.push(x);
  }
  return [...found.values()];
}
