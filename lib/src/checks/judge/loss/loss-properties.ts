import { phrase } from "../../../i18n";
import { isTensor, type TensorValue } from "../../encoding";
import type { Call, FaultyImplementation, Property, Symptom } from "../../exercise";
import { agrees, close } from "../agrees";
import { brief } from "../excerpt";
import { type LossCase, scalar } from "./loss-case";

/** Whether a loss returned a single number. */
export function isScalar({ value }: Call): boolean {
  return isTensor(value) && value.values.length === 1;
}

/** The number that a loss returned, or NaN where it is no single number. */
export function lossValue(call: Call): number {
  return isScalar(call) ? ((call.value as TensorValue).values[0] as number) : Number.NaN;
}

/** The gradient against the predictions is the expected one, where one is expected. */
export function gradientIs(expected: (given: LossCase) => TensorValue | undefined): Property<LossCase> {
  return {
    id: "property.gradient",
    part: "gradient",
    test({ facts }, given) {
      const received = facts.gradient;
      const wanted = expected(given);
      if (!isTensor(received))
        return { received: String(received), expected: wanted ? brief(wanted) : phrase("word.numbers") };
      if (wanted === undefined) {
        const bad = Array.from(received.values).find((slope) => !Number.isFinite(slope));
        return bad === undefined
          ? undefined
          : { received: String(bad), expected: phrase("word.finiteNumbers") };
      }
      return agrees(received, wanted) ? undefined : { received: brief(received), expected: brief(wanted) };
    },
  };
}

/** A mistake told by the number that the loss returns. */
export function faultyLoss(id: string, loss: (given: LossCase) => number): FaultyImplementation<LossCase> {
  return {
    id,
    faulty: (given) => scalar(loss(given)),
    explain: (call) => ({ received: lossValue(call).toPrecision(4) }),
  };
}

/** The loss of each sample, or of each class, instead of one number. */
export const perSample: Symptom<LossCase> = {
  id: "perSample",
  when({ value }, { labels }) {
    const batch = labels.shape[0] as number;
    const kept = isTensor(value) && (agrees(value.shape, [batch]) || agrees(value.shape, [batch, 1]));
    return kept ? { count: batch } : undefined;
  },
};

export const perClass: Symptom<LossCase> = {
  id: "perClass",
  when({ value }, { labels }) {
    const classes = labels.shape[1] as number;
    const kept = isTensor(value) && (agrees(value.shape, [classes]) || agrees(value.shape, [1, classes]));
    return kept ? { count: classes } : undefined;
  },
};

/** The right number, worked out outside of TensorFlow, which then has nothing to differentiate. */
export function notDifferentiable(expected: (given: LossCase) => number): Symptom<LossCase> {
  return {
    id: "notDifferentiable",
    when: (call, given) =>
      agrees(lossValue(call), expected(given)) && typeof call.facts.gradient === "string"
        ? { value: lossValue(call).toPrecision(4), reason: call.facts.gradient }
        : undefined,
  };
}

/** The sum over the batch, divided by a number that is not the batch's: ten, where ten classes come to mind. */
export function fixedBatch(batchSum: (given: LossCase) => number): Symptom<LossCase> {
  return {
    id: "fixedBatch",
    when(call, given, { calls, cases }) {
      const [first, firstCase] = [calls[0], cases[0]];
      if (first === undefined || firstCase === undefined) return undefined;
      const divisor = Math.round(batchSum(firstCase) / lossValue(first));
      const batch = given.labels.shape[0] as number;
      const same = calls.every((one, i) => {
        const sum = batchSum(cases[i] as LossCase);
        return !Number.isFinite(sum) || sum === 0 || close(lossValue(one), sum / divisor);
      });
      return same && divisor > 1 && divisor !== batch
        ? { received: lossValue(call).toPrecision(4), divisor, batch }
        : undefined;
    },
  };
}

/** A plain number, which no training can follow back to the predictions. */
export const numberReturned: Symptom<LossCase> = {
  id: "numberReturned",
  when: ({ value }) => (typeof value === "number" ? { received: value.toPrecision(4) } : undefined),
};
