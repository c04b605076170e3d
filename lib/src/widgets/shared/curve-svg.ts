import { formatFixed, niceStep } from "../../i18n/numbers";
import { t } from "../../i18n/translate";
import { escapeMarkup } from "../../jupyter/markup";

/** Lines over epochs, small enough to be sent and drawn many times. */
export interface Curve {
  readonly yLabel: string;
  /** First and last epoch of the x axis. */
  readonly epochs: readonly [number, number];
  readonly fromZero: boolean;
  readonly training: Points;
  readonly validation: Points;
}

export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The plot's corners in the drawing, in its own pixels. */
const LEFT = 52;
const TOP = 22;
const BOTTOM = 222;
const LINE = "#0072b2";

/** A drawing as SVG text: the group `lines` changes with every step, its surroundings seldom. */
export interface Drawing {
  readonly surroundings: string;
  readonly lines: string;
}

/** A curve as SVG text. */
export function curveSvg(curve: Curve, width = 640): string {
  return svgOf(drawCurve(curve, width));
}

export function svgOf({ surroundings, lines }: Drawing): string {
  return `${surroundings}<g>${lines}</g></svg>`;
}

/**
 * Draws a curve in the colour of the text around it, so that light and dark pages fit. It takes well under a millisecond.
 *
 * @param width in pixels of its own, as text is 12 of them high
 */
export function drawCurve({ yLabel, epochs, fromZero, training, validation }: Curve, width: number): Drawing {
  const right = width - 20;
  const values = [...training.y, ...validation.y].filter(Number.isFinite);
  const lowest = fromZero ? 0 : Math.min(...values);
  const [from, to] = values.length === 0 ? [0, 1] : [lowest, Math.max(...values, lowest + 1e-6)];
  const step = niceStep(to - from, 5);
  const bottom = Math.floor(from / step + 1e-9) * step;
  const top = Math.ceil(to / step - 1e-9) * step;
  const x = scale(epochs, [LEFT, right]);
  const y = scale([bottom, top], [BOTTOM, TOP]);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const rows = steps(bottom, top, step).map(
    (value) =>
      `<path d="M${LEFT} ${y(value)}H${right}" stroke="currentColor" stroke-opacity="0.18"/>` +
      text(LEFT - 6, y(value), "end", formatFixed(value, digits), 4),
  );
  const columns = steps(
    epochs[0],
    epochs[1],
    Math.max(1, niceStep(epochs[1] - epochs[0], Math.floor(width / 50))),
  ).map((value) => text(x(value), String(BOTTOM + 18), "middle", String(value)));
  const dots = validation.x.map(
    (at, index) =>
      `<circle cx="${x(at)}" cy="${y(validation.y[index]!)}" r="3.5" fill="none" stroke="${LINE}" stroke-width="2"/>`,
  );
  const legend = validation.x.length > 0 ? t("— training   - o - validation") : "";
  const surroundings = [
    `<svg viewBox="0 0 ${width} 262" role="img" aria-label="${t("learning curve")}" style="display:block;width:100%;max-width:800px;font:12px Arial,sans-serif">`,
    ...rows,
    ...columns,
    text(LEFT, String(12), "start", yLabel),
    text(right, String(BOTTOM + 36), "end", legend),
    text(LEFT, String(BOTTOM + 36), "start", t("epoch")),
  ];
  const lines = [line(training, x, y, ""), line(validation, x, y, ' stroke-dasharray="6 4"'), ...dots];
  return { surroundings: surroundings.join(""), lines: lines.join("") };
}

type Scale = (value: number) => string;

function scale([from, to]: readonly [number, number], [low, high]: readonly [number, number]): Scale {
  return (value) => (low + ((value - from) / (to - from || 1)) * (high - low)).toFixed(1);
}

function steps(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => from + index * step);
}

/** Values that are not finite leave a gap. */
function line({ x: xs, y: ys }: Points, x: Scale, y: Scale, more: string): string {
  let pen = "M";
  let path = "";
  for (const [index, at] of xs.entries()) {
    const value = ys[index]!;
    if (Number.isFinite(value)) path += `${pen}${x(at)} ${y(value)}`;
    pen = Number.isFinite(value) ? "L" : "M";
  }
  return `<path class="lab-curve" d="${path}" fill="none" stroke="${LINE}" stroke-width="2.5"${more}/>`;
}

function text(x: number | string, y: string, anchor: string, content: string, down = 0): string {
  return `<text x="${x}" y="${Number(y) + down}" text-anchor="${anchor}" fill="currentColor" xml:space="preserve">${escapeMarkup(content)}</text>`;
}
