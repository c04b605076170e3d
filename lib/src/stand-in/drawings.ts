import { type Colour, palette } from "./colours";
import { objectSketches } from "./object-sketches";

export type PartKind = "E" | "L" | "P";

/** One ellipse, limb or polygon of a drawing, in the box of −50…50. */
export interface Part {
  readonly kind: PartKind;
  /** Key of its colour: "a" main, "b" second, … */
  readonly paint: string;
  readonly numbers: readonly number[];
}

/** A class as the painter needs it. */
export interface ObjectModel {
  readonly colours: readonly Colour[];
  readonly scenes: readonly string[];
  readonly drawings: readonly (readonly Part[])[];
  /** Animals bend, have fur and patches; vehicles do not. */
  readonly animal: boolean;
}

function parsePart(text: string): Part {
  const [kind, paint, ...numbers] = text.split(/\s+/);
  return { kind: kind as PartKind, paint: paint!, numbers: numbers.map(Number) };
}

/** The ten classes in CIFAR-10's order. */
export const objectModels: readonly ObjectModel[] = Object.values(objectSketches).map((sketch, label) => ({
  colours: palette(sketch.paint),
  scenes: sketch.scenes.split(" "),
  drawings: sketch.drawings.map((parts) => parts.map(parsePart)),
  animal: label > 1 && label < 8,
}));

/** Distance from a point to a part, negative inside. `numbers` are the part's own, perhaps shifted a little. */
export function distance(
  kind: PartKind,
  numbers: Float32Array,
  length: number,
  x: number,
  y: number,
): number {
  if (kind === "E") return toEllipse(numbers, x, y);
  if (kind === "L") return toLimb(numbers, x, y);
  return toPolygon(numbers, length, x, y);
}

function toEllipse(n: Float32Array, x: number, y: number): number {
  const u = (x - n[0]!) / n[2]!;
  const v = (y - n[1]!) / n[3]!;
  return (Math.sqrt(u * u + v * v) - 1) * Math.min(n[2]!, n[3]!);
}

function toLimb(n: Float32Array, x: number, y: number): number {
  const dx = n[2]! - n[0]!;
  const dy = n[3]! - n[1]!;
  const along = ((x - n[0]!) * dx + (y - n[1]!) * dy) / (dx * dx + dy * dy + 1e-9);
  const t = along < 0 ? 0 : along > 1 ? 1 : along;
  const ex = x - n[0]! - t * dx;
  const ey = y - n[1]! - t * dy;
  return Math.sqrt(ex * ex + ey * ey) - n[4]! - t * (n[5]! - n[4]!);
}

function toPolygon(n: Float32Array, length: number, x: number, y: number): number {
  let nearest = 1e9;
  let inside = false;
  for (let i = 0, j = length - 2; i < length; j = i, i += 2) {
    const dx = n[j]! - n[i]!;
    const dy = n[j + 1]! - n[i + 1]!;
    const gx = x - n[i]!;
    const gy = y - n[i + 1]!;
    const along = (gx * dx + gy * dy) / (dx * dx + dy * dy + 1e-9);
    const t = along < 0 ? 0 : along > 1 ? 1 : along;
    const ex = gx - t * dx;
    const ey = gy - t * dy;
    nearest = Math.min(nearest, ex * ex + ey * ey);
    const crosses = n[i + 1]! > y !== n[j + 1]! > y;
    if (crosses && x < (dx * (y - n[i + 1]!)) / dy + n[i]!) inside = !inside;
  }
  return (inside ? -1 : 1) * Math.sqrt(nearest) - 0.8;
}
