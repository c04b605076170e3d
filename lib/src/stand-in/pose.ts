import { side } from "./canvas";
import { type Random, wave } from "./random";

const scale = { low: 0.23, high: 0.46 };
const shift = 3.5;
const rotation = 0.12;
const squash = 0.2;
const shear = 0.18;
const bend = 5;

/** How an object stands in the image: one affine map and a slow wobble. */
export interface Pose {
  readonly scale: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly cos: number;
  readonly sin: number;
  readonly shear: number;
  readonly x: number;
  readonly y: number;
  /** How far a point may wander sideways and up, in the object's units. */
  readonly marginX: number;
  readonly marginY: number;
}

/** For every pixel the point of the object's box that it shows. One pair of arrays is used for all scenes. */
export const objectX: Float32Array = new Float32Array(side * side);
export const objectY: Float32Array = new Float32Array(side * side);

/** Draws a pose and fills `objectX` and `objectY`. Aeroplanes and birds (0 and 2) turn more than others. */
export function drawPose(label: number, animal: boolean, random: Random): Pose {
  const size = random.between(scale.low, scale.high);
  const scaleX = size * (1 - Math.abs(random.bell(squash))) * (random.next() < 0.5 ? -1 : 1);
  const scaleY = size * (1 + random.bell(0.08));
  const turn = random.bell(label === 0 || label === 2 ? 2.5 * rotation : rotation);
  const cos = 1 / Math.sqrt(1 + turn * turn);
  const sin = turn * cos;
  const slant = random.bell(shear);
  const x = 15.5 + random.bell(shift);
  const y = 15.5 + random.bell(shift * 0.7);
  const bendX = random.bell(animal ? bend : bend * 0.4);
  const bendY = random.bell(animal ? bend : bend * 0.4);
  const phaseX = random.next();
  const phaseY = random.next();
  for (let i = 0; i < side * side; i++) {
    const px = (i & 31) - x;
    const py = (i >> 5) - y;
    const u = (cos * px + sin * py) / scaleX;
    const v = (cos * py - sin * px) / scaleY;
    objectX[i] = u + slant * v + bendX * wave(v * 0.008 + phaseX);
    objectY[i] = v + bendY * wave(u * 0.008 + phaseY);
  }
  const marginX = Math.abs(bendX) + 1 + Math.abs(slant * bendY);
  return { scale: size, scaleX, scaleY, cos, sin, shear: slant, x, y, marginX, marginY: Math.abs(bendY) + 1 };
}

/** The pixels that a box of the object may cover, ends included. */
export function pixelBox(
  pose: Pose,
  [left, right, top, bottom]: readonly [number, number, number, number],
): { left: number; right: number; top: number; bottom: number } {
  let [x0, x1, y0, y1] = [side, -1, side, -1];
  for (let corner = 0; corner < 4; corner++) {
    const v = corner & 1 ? top - pose.marginY : bottom + pose.marginY;
    const u = (corner & 2 ? left - pose.marginX : right + pose.marginX) - pose.shear * v;
    const x = pose.cos * u * pose.scaleX - pose.sin * v * pose.scaleY + pose.x;
    const y = pose.sin * u * pose.scaleX + pose.cos * v * pose.scaleY + pose.y;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return {
    left: Math.max(0, Math.floor(x0)),
    right: Math.min(side - 1, x1 + 1),
    top: Math.max(0, Math.floor(y0)),
    bottom: Math.min(side - 1, y1 + 1),
  };
}
