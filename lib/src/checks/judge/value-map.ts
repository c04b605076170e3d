import type { Params } from "../../i18n";
import type { Mistake } from "../exercise";
import { close } from "./agrees";
import { type Expected, type Pair, pattern } from "./pairs";

/**
 * Mistakes of any exercise that change numbers one by one: what becomes of a number depends on it alone, wherever it
 * stands. Told by what happens to large ones, to small ones, to a single one, to all.
 */
export function valueMap<Case>(expected: Expected<Case>): Mistake<Case>[] {
  const told = (id: string, find: (changes: readonly ValueChange[]) => Params | undefined): Mistake<Case> =>
    pattern(expected, id, (pairs) => {
      const changes = changesOf(pairs);
      return changes === undefined ? undefined : find(changes);
    });
  return [
    told("property.power", power),
    told("property.keptWithin", keptWithin),
    told("property.clippedMultiple", clippedMultiple),
    told("property.offsetOfBytes", offsetOfBytes),
    told("property.valueReplaced", valueReplaced),
  ];
}

interface ValueChange {
  readonly right: number;
  readonly received: number;
}

/** What each number became; undefined where the same number became different ones, or where there are only a few. */
function changesOf(pairs: readonly Pair[]): ValueChange[] | undefined {
  const found = new Map<number, number>();
  for (const { received, wanted } of pairs) {
    if (received.length !== wanted.length) return undefined;
    for (const [i, right] of wanted.entries()) {
      const before = found.get(right);
      if (before !== undefined && !close(before, received[i] as number)) return undefined;
      found.set(right, received[i] as number);
    }
  }
  const changes = [...found].map(([right, received]) => ({ right, received }));
  if (changes.some(({ right, received }) => !Number.isFinite(right) || !Number.isFinite(received)))
    return undefined;
  return changes.length >= 4 ? changes.sort((a, b) => a.right - b.right) : undefined;
}

const same = ({ right, received }: ValueChange): boolean => close(right, received);

/** Every number to the same power. */
function power(changes: readonly ValueChange[]): Params | undefined {
  const telling = changes.find(({ right, received }) => right > 0 && received > 0 && !close(right, 1));
  if (telling === undefined) return undefined;
  const exponent = Math.log(telling.received) / Math.log(telling.right);
  const all = changes.every(({ right, received }) => close(right ** exponent, received));
  return all && !close(exponent, 1) && Number.isFinite(exponent)
    ? { power: Number(exponent.toPrecision(3)) }
    : undefined;
}

/** Numbers below one bound or above another became the bound. */
function keptWithin(changes: readonly ValueChange[]): Params | undefined {
  const [low, high] = [changes[0]?.received as number, changes.at(-1)?.received as number];
  const within = changes.every(({ right, received }) =>
    close(received, Math.min(high, Math.max(low, right))),
  );
  if (!within || changes.every(same) || changes.filter(same).length < 2) return undefined;
  return { low: Number(low.toPrecision(3)), high: Number(high.toPrecision(3)) };
}

/** Every number times the same factor, and what then lies beyond a bound became the bound. */
function clippedMultiple(changes: readonly ValueChange[]): Params | undefined {
  const [low, high] = [changes[0]?.received as number, changes.at(-1)?.received as number];
  const inside = changes.filter(({ right, received }) => right !== 0 && received > low && received < high);
  const factor = (inside[0]?.received ?? Number.NaN) / (inside[0]?.right ?? Number.NaN);
  const all = changes.every(({ right, received }) =>
    close(received, Math.min(high, Math.max(low, factor * right))),
  );
  const clipped = changes.length - inside.length;
  if (!all || inside.length < 2 || clipped < 3 || close(factor, 1)) return undefined;
  const [shortFactor, shortLow, shortHigh] = [factor, low, high].map((x) => Number(x.toPrecision(3)));
  return { factor: shortFactor as number, low: shortLow as number, high: shortHigh as number };
}

/** Something was added to whole numbers that start again at 0 beyond 255. */
function offsetOfBytes(changes: readonly ValueChange[]): Params | undefined {
  const bytes = changes.every(
    ({ received }) => Number.isInteger(received) && received >= 0 && received < 256,
  );
  const difference = ((((changes[0]?.received ?? 0) - (changes[0]?.right ?? 0)) % 256) + 256) % 256;
  const all = changes.every(({ right, received }) => (right + difference) % 256 === received);
  if (!bytes || !all || difference === 0) return undefined;
  return { difference: difference > 128 ? difference - 256 : difference };
}

/** One number became another wherever it stands, all others are right. */
function valueReplaced(changes: readonly ValueChange[]): Params | undefined {
  const wrong = changes.filter((change) => !same(change));
  const [one] = wrong;
  return wrong.length === 1 && one !== undefined
    ? { value: Number(one.right.toPrecision(4)), received: Number(one.received.toPrecision(4)) }
    : undefined;
}
