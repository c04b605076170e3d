import type { Background } from "./background";
import { blot, canvas, side } from "./canvas";
import { type Colour, mix } from "./colours";
import { distance, type ObjectModel, type Part } from "./drawings";
import { drawPaint, type Paint } from "./paint";
import { drawPose, objectX, objectY, type Pose, pixelBox } from "./pose";
import type { Random } from "./random";
import { texture } from "./texture";

const jitter = 2;
const ship = 8;

/** A part's numbers, each a little off; one array is used for all parts in turn. */
const shifted = new Float32Array(32);

/** Draws one object of a class, with its shadow, onto the background. */
export function drawObject(label: number, model: ObjectModel, background: Background, random: Random): void {
  const pose = drawPose(label, model.animal, random);
  const paint = drawPaint(model, random);
  const drawing = random.pick(model.drawings);
  const foot = pose.y + 34 * pose.scaleY;
  if (background.surfaces.length > 1 && foot > background.horizon && label !== ship) {
    const cover = random.between(0.2, 0.6);
    blot(cover, [pose.x, foot], [Math.abs(46 * pose.scaleX), random.between(1, 3)], [30, 30, 25]);
  }
  for (const part of drawing) {
    shiftNumbers(part, random);
    const faded = mix(paint.colours[part.paint]!, background.colour, paint.fade);
    paintPart(part, faded, pose, paint, model.animal);
  }
}

/** Places move, radii stay: 4 numbers of a limb and 2 of an ellipse are places, all of a polygon. */
function shiftNumbers({ kind, numbers }: Part, random: Random): void {
  const places = kind === "P" ? numbers.length : kind === "L" ? 4 : 2;
  numbers.forEach((number, i) => {
    shifted[i] = number + (i < places ? random.bell(jitter) : 0);
  });
}

/** The box around a part: left, right, top, bottom. */
function boxOf({ kind, numbers }: Part): [number, number, number, number] {
  const n = shifted;
  if (kind === "E") return [n[0]! - n[2]!, n[0]! + n[2]!, n[1]! - n[3]!, n[1]! + n[3]!];
  const margin = kind === "L" ? Math.max(n[4]!, n[5]!) : 1;
  const places = kind === "L" ? 4 : numbers.length;
  let [left, right, top, bottom] = [99, -99, 99, -99];
  for (let i = 0; i < places; i += 2) {
    left = Math.min(left, n[i]! - margin);
    right = Math.max(right, n[i]! + margin);
    top = Math.min(top, n[i + 1]! - margin);
    bottom = Math.max(bottom, n[i + 1]! + margin);
  }
  return [left, right, top, bottom];
}

function paintPart(part: Part, faded: Colour, pose: Pose, paint: Paint, animal: boolean): void {
  const box = pixelBox(pose, boxOf(part));
  const { patches } = paint;
  for (let y = box.top; y <= box.bottom; y++) {
    for (let i = y * side + box.left; i <= y * side + box.right; i++) {
      const [u, v] = [objectX[i]!, objectY[i]!];
      const d = distance(part.kind, shifted, part.numbers.length, u, v);
      const cover = Math.min(1, 0.5 - d * pose.scale);
      if (cover <= 0) continue;
      const round = animal ? Math.min(1, 0.72 - d * 0.04) : Math.min(1, 0.85 - d * 0.03);
      const lit = round * (1 - paint.light * u - (0.004 + paint.lightX) * v);
      const fur =
        paint.fur * texture(paint.furX + (i & 31) * paint.furZoom, paint.furY + (i >> 5) * paint.furZoom);
      const patch =
        part.paint === "a" &&
        texture(patches.start + u * patches.zoom, patches.start + v * patches.zoom) > patches.level;
      const colour = patch ? paint.colours.b! : faded;
      for (let k = 0; k < 3; k++) {
        canvas[3 * i + k]! += cover * (colour[k]! * lit + fur - canvas[3 * i + k]!);
      }
    }
  }
}
