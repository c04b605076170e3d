import type * as tf from "@tensorflow/tfjs-node";
import { formatSignificant, plural, t } from "../i18n";
import { validationLast } from "./validation-last";

/**
 * Lets a history show itself in one line where `await model.fit(…)` is the last thing of a cell:
 * `History of 6 epochs: loss 0.336 → 0.033, acc 0.907 → 0.99`.
 */
export function showInOneLine(history: tf.History): tf.History {
  const show = (): object => ({ "text/plain": oneLine(history) });
  return Object.defineProperty(history, Symbol.for("Jupyter.display"), { configurable: true, value: show });
}

function oneLine({ epoch, history }: tf.History): string {
  const changes = validationLast(history).map(([name, values]) => {
    const [first, last] = [values[0], values.at(-1)].map((value) => formatSignificant(Number(value)));
    return values.length > 1 ? `${name} ${first} → ${last}` : `${name} ${first}`;
  });
  return t("History of {epochs}: {changes}", {
    epochs: plural(epoch.length, "epoch"),
    changes: changes.join(", "),
  });
}
