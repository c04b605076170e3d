import { phrase } from "../../i18n";
import { isNumbers, isRecord, isTensor } from "../encoding";
import type { Mistake } from "../exercise";
import { agrees } from "./agrees";
import { allFinite } from "./numbers-in";
import type { Expected } from "./pairs";

/** Right for some arguments and wrong for others: works for one size, one number of classes, one order. */
export function someCalls<Case>(expected: Expected<Case>): Mistake<Case> {
  return {
    id: "property.someCalls",
    when(call, given, { calls, cases }) {
      const comparable = cases.every((one) => allFinite(expected(one)));
      const right = calls.map(
        ({ outcome, value }, i) => outcome === "returned" && agrees(value, expected(cases[i] as Case)),
      );
      const [wrong, good] = [right.indexOf(false), right.indexOf(true)];
      if (!comparable || wrong < 0 || good < 0 || call !== calls[wrong] || call.outcome !== "returned")
        return undefined;
      const [one, other] = [sizes(cases[good]), sizes(given)];
      return one === other ? undefined : { right: one, wrong: other };
    },
  };
}

/** The sizes of a case's arguments, and its numbers: "labels of length 25, classes = 7". */
function sizes(given: unknown): string {
  if (!isRecord(given)) return "";
  return Object.entries(given)
    .flatMap(([name, value]) => {
      if (typeof value === "number") return [`${name} = ${value}`];
      if (isTensor(value)) return [phrase("size.tensor", { name, shape: `[${value.shape.join(", ")}]` })];
      return isNumbers(value) ? [phrase("size.list", { name, length: value.length })] : [];
    })
    .join(", ");
}
