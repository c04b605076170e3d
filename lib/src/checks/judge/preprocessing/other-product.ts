import type { TensorValue } from "../../encoding";
import type { Mistake } from "../../exercise";

interface Case {
  readonly images: TensorValue;
}

const names = ["count", "rows", "cols", "channels"] as const;

/**
 * The product of sizes that `reshape` was asked for, where it is another one than that of all four: a side taken twice, a
 * size left out. The error tells only the number; the sizes that make it up are the same in every case.
 */
export const otherProduct: Mistake<Case> = {
  id: "otherProduct",
  when(call, _, { calls, cases }) {
    const wanted = calls.map(({ error }) =>
      Number(/the requested shape has (\d+)|requested shape.*?(\d+)$/.exec(error?.message ?? "")?.[1]),
    );
    const known = wanted.flatMap((number, i) => (number > 0 ? [[number, cases[i] as Case] as const] : []));
    if (known.length === 0 || call !== calls[wanted.findIndex((number) => number > 0)]) return undefined;
    const [[first] = [0]] = known;
    const told = (received: string) => ({ received, number: first, expected: names.join(" · ") });
    for (const powers of products()) {
      const same = known.every(([number, { images }]) => number === product(images.shape, powers));
      if (same) return told(written(powers));
    }
    for (const [at, name] of names.entries())
      for (const by of [1, -1]) {
        const other = ({ images }: Case): number =>
          images.shape.reduce((all, size, i) => all * (i === at ? size + by : size), 1);
        if (!known.every(([number, given]) => number === other(given))) continue;
        return told(
          names.map((one) => (one === name ? `(${one} ${by > 0 ? "+" : "−"} 1)` : one)).join(" · "),
        );
      }
    return undefined;
  },
};

/** How often each of the four sizes is a factor: all ways but the right one, the smallest first. */
function* products(): Generator<readonly number[]> {
  for (let most = 1; most <= 5; most++)
    for (const a of [1, 0, 2])
      for (const b of [1, 0, 2])
        for (const c of [1, 0, 2])
          for (const d of [1, 0, 2])
            if (a + b + c + d === most && [a, b, c, d].join("") !== "1111") yield [a, b, c, d];
}

function product(shape: readonly number[], powers: readonly number[]): number {
  return powers.reduce((all, power, i) => all * (shape[i] as number) ** power, 1);
}

function written(powers: readonly number[]): string {
  return powers.flatMap((power, i) => new Array<string>(power).fill(names[i] as string)).join(" · ");
}
