import type { GreyImage } from "../pixels";
import { quantile } from "./around-digit";
import { inpainted } from "./inpaint";

/** Share of what lies on a line across a gleam that is darker than the board under it: the rest is strokes. */
const bare = 0.25;
/** What a veil covers of the board where it ends, and above which it hides what lies under it. */
const [faint, hiding] = [0.03, 0.75];
/** Steps from what is hidden to what is seen at most. */
const reach = 40;

/** The axes of a gleam: its middle, and the direction in which it is longest. */
interface Axes {
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
  /** How far it reaches on each side of its middle, along and across. */
  readonly along: number;
  readonly across: number;
}

/** What a veil covers at each distance from the middle, along or across. */
type Profile = (distance: number) => number;

/**
 * A picture of a board without the veil of white that a lamp lays over it: strokes under it are seen, or go on from one
 * side to the other.
 *
 * @param gleam the places where it is whitest
 */
export function withoutGleam(image: GreyImage, gleam: readonly number[]): GreyImage {
  const { pixels, cols } = image;
  const axes = axesOf(gleam, cols);
  const board = quantile(pixels.slice(), bare);
  const [along, across] = [profileOf(image, axes, board, "along"), profileOf(image, axes, board, "across")];
  const most = Math.max(faint, along(0));
  const hidden = new Uint8Array(pixels.length);
  const seen = pixels.map((pixel, at) => {
    const [u, v] = placeIn(axes, at, cols);
    const cover = (along(Math.abs(u)) * across(Math.abs(v))) / most;
    if (cover < faint) return pixel;
    if (cover < hiding) return Math.max(0, Math.round((pixel - 255 * cover) / (1 - cover)));
    hidden[at] = 1;
    return board; // unless a stroke goes on through it
  });
  return { ...image, pixels: inpainted({ ...image, pixels: seen }, hidden, reach) };
}

/** How far a pixel lies from the middle, along and across. */
function placeIn({ x, y, cos, sin }: Axes, at: number, cols: number): [along: number, across: number] {
  const [right, down] = [(at % cols) - x, Math.floor(at / cols) - y];
  return [right * cos + down * sin, down * cos - right * sin];
}

/** By the moments of its places. */
function axesOf(gleam: readonly number[], cols: number): Axes {
  const mean = (of: (at: number) => number): number =>
    gleam.reduce((sum, at) => sum + of(at), 0) / gleam.length;
  const [x, y] = [mean((at) => at % cols), mean((at) => Math.floor(at / cols))];
  const product = (one: (at: number) => number, other: (at: number) => number): number =>
    mean((at) => one(at) * other(at));
  const [right, down] = [(at: number) => (at % cols) - x, (at: number) => Math.floor(at / cols) - y];
  const angle = Math.atan2(2 * product(right, down), product(right, right) - product(down, down)) / 2;
  const axes = { x, y, cos: Math.cos(angle), sin: Math.sin(angle), along: 0, across: 0 };
  const places = gleam.map((at) => placeIn(axes, at, cols));
  return {
    ...axes,
    along: Math.max(1, ...places.map(([along]) => Math.abs(along))),
    across: Math.max(1, ...places.map(([, across]) => Math.abs(across))),
  };
}

/** What the veil covers at each distance along or across, in a strip that is as broad as the gleam is the other way. */
function profileOf({ pixels, cols }: GreyImage, axes: Axes, board: number, way: "along" | "across"): Profile {
  const levels: number[][] = [];
  pixels.forEach((pixel, at) => {
    const [along, across] = placeIn(axes, at, cols).map(Math.abs) as [number, number];
    const [distance, beside, most] =
      way === "along" ? [along, across, axes.across] : [across, along, axes.along];
    if (beside > most) return;
    levels[Math.round(distance)] ??= [];
    levels[Math.round(distance)]!.push(pixel);
  });
  const covers = levels.map((some) => {
    const level = quantile(Uint8Array.from(some), way === "along" ? 0.5 : bare);
    return Math.max(0, (level - board) / (255 - board));
  });
  const end = covers.findIndex((cover) => cover < faint);
  return (distance) => {
    const at = Math.round(distance);
    return end >= 0 && at >= end ? 0 : (covers[at] ?? 0);
  };
}
