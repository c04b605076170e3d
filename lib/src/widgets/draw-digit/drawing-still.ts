import { label, type Point, picture, polyline, rectangle, sheet } from "../../figures/diagram/svg";
import { largestMagnitude, signedPicture } from "../../figures/render/signed-picture";
import { SHEET_WIDTH } from "../../figures/style/base-layout";
import { FAINT_INK, GRID } from "../../figures/style/colours";
import { formatPercent, t } from "../../i18n";
import { greyUri } from "../host/grey-uri";
import type { DrawnStill } from "../host/show-still";
import { argMax } from "../shared/arithmetic";
import type { DrawingReply, FeatureMaps, Stroke } from "../shared/protocol";
import { drawingSentence } from "../shared/sentences";

const side = 220;
const penWidth = 0.08 * side;

/** The last state of a drawing, as it stays in the saved notebook. */
export function drawingStill(
  strokes: readonly Stroke[],
  reply: DrawingReply | undefined,
  classNames: readonly string[],
): DrawnStill {
  const maps = reply?.maps;
  const height = maps === undefined ? 270 : 400;
  const drawn = strokes.length > 0 && reply !== undefined;
  const said = drawn ? drawingSentence(reply.probabilities, classNames) : t("Nothing is drawn yet.");
  const parts = [
    label([0, 18], said, { size: 16, bold: true, anchor: "start" }),
    ...canvas([0, 32], strokes),
    ...bars([side + 30, 40], drawn ? reply.probabilities : [], classNames),
    ...(reply === undefined ? [] : pictures([side + 320, 40], reply)),
    ...(maps === undefined ? [] : mapPictures([0, side + 60], maps)),
  ];
  return {
    title: t("Draw a digit"),
    height,
    picture: sheet(SHEET_WIDTH, height, parts),
    text: t("Draw a digit: {said}", { said }),
  };
}

function canvas([x, y]: Point, strokes: readonly Stroke[]): string[] {
  const lines = strokes.map((stroke) => {
    const points = Array.from({ length: stroke.length / 2 }, (_, at): Point => {
      return [x + side * stroke[2 * at]!, y + side * stroke[2 * at + 1]!];
    });
    return polyline([...points, points.at(-1)!], {
      fill: "none",
      stroke: "#fff",
      "stroke-width": penWidth,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    });
  });
  return [rectangle([x, y], side, side, { fill: "#000" }), ...lines];
}

function bars([x, y]: Point, probabilities: readonly number[], classNames: readonly string[]): string[] {
  const best = probabilities.length === 0 ? -1 : argMax(probabilities);
  return classNames.flatMap((name, index) => {
    const share = probabilities[index];
    const top = y + 21 * index;
    const bold = index === best;
    return [
      label([x + 12, top + 11], name, { size: 13, bold, anchor: "end" }),
      rectangle([x + 22, top], 180, 13, { fill: GRID }),
      rectangle([x + 22, top], 180 * (share ?? 0), 13, { fill: bold ? "#0072B2" : "#56B4E9" }),
      label([x + 258, top + 11], share === undefined ? "–" : formatPercent(share), {
        size: 12,
        bold,
        anchor: "end",
      }),
    ];
  });
}

function pictures([x, y]: Point, { small, centred }: DrawingReply): string[] {
  const captioned = (left: number, bytes: readonly number[], caption: string): string[] => [
    picture([left, y], 110, 110, greyUri(bytes, 28, 28)),
    label([left + 55, y + 126], caption, { size: 12, colour: FAINT_INK }),
  ];
  return [...captioned(x, small, t("28×28 pixels")), ...captioned(x + 130, centred, t("centred"))];
}

function mapPictures([x, y]: Point, { rows, cols, values }: FeatureMaps): string[] {
  const shown = values.slice(0, 8);
  const limit = largestMagnitude(shown.flat());
  return shown.flatMap((map, index) => {
    const left = x + 96 * index;
    const uri = signedPicture(rows, cols, limit, (row, col) => map[row * cols + col]!);
    return [
      picture([left, y], 84, 84, uri),
      label([left + 42, y + 100], t("map {number}", { number: index + 1 }), {
        size: 12,
        colour: FAINT_INK,
      }),
    ];
  });
}
