import { formatNumber } from "../../i18n";
import { textWidth } from "../../platform/text-metrics";
import { FAINT_INK, INK } from "../style/colours";
import type { LayerFacts } from "./layer-facts";
import { label, type Point } from "./svg";

/** Name, what it does, shape and parameter count, below a layer. */
export function layerLabels(facts: LayerFacts, [x, y]: Point): string[] {
  const rows = [
    { text: facts.name, bold: true, size: 16 },
    { text: facts.does, size: 13 },
    { text: facts.shape.join("×"), size: 14 },
    { text: facts.parameters > 0 ? `${formatNumber(facts.parameters)} par.` : "", size: 13 },
  ];
  return rows.map(({ text, size, bold }, row) =>
    label([x, y + row * 19], text, { size, bold: bold ?? false, colour: row === 0 ? INK : FAINT_INK }),
  );
}

/** Keeps labels of neighbouring layers apart. */
export function labelWidth(facts: LayerFacts): number {
  return Math.max(
    textWidth(facts.name, 17),
    textWidth(facts.does, 13),
    textWidth(facts.shape.join("×"), 14),
    textWidth(`${formatNumber(facts.parameters)} par.`, 13),
  );
}
