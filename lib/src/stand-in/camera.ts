import type { Background } from "./background";
import { blot, canvas, side } from "./canvas";
import { grow, type Random } from "./random";
import { texture, textureSide } from "./texture";
import { vary } from "./vary-colour";

const softShare = 0.6;
const blur = 0.4;
const occludedShare = 0.2;
const unevenLight = 0.35;
const contrast = 0.23;
const brightness = 23;
const colourCast = 5;
const sensorNoise = 3;

/** Takes the photograph of what is on the canvas: red, green and blue plane of 32×32 bytes each. */
export function photograph(background: Background, random: Random, planes: Uint8Array): void {
  if (random.next() < softShare) soften(random);
  if (random.next() < occludedShare) occlude(background, random);
  light(random);
  expose(random, planes);
}

/** Blurs along rows, then along columns. */
function soften(random: Random): void {
  for (const step of [3, 3 * side]) {
    const weight = random.between(0, blur);
    for (let i = step; i < canvas.length - step; i++) {
      canvas[i]! += weight * ((canvas[i - step]! + canvas[i + step]!) / 2 - canvas[i]!);
    }
  }
}

/** Something in front: at the foot of the image, a pole, or at one side. */
function occlude({ surfaces }: Background, random: Random): void {
  const colour = vary(random.pick(random.pick(surfaces).colours), 25, random);
  const where = random.next();
  if (where < 0.5) {
    blot(0.9, [random.between(0, side), side], [random.between(4, 16), random.between(2, 8)], colour);
  } else if (where < 0.8) {
    blot(0.9, [random.between(0, side), random.between(0, side)], [random.between(0.6, 1.6), 40], colour);
  } else {
    const centre = [random.pick([0, side]), random.between(0, side)] as const;
    blot(0.85, centre, [random.between(2, 7), random.between(6, 30)], colour);
  }
}

/** Light falls unevenly over the whole scene. */
function light(random: Random): void {
  const x = random.integer(textureSide);
  const y = random.integer(textureSide);
  const zoom = random.between(0.3, 1);
  const strength = random.between(0, unevenLight);
  for (let i = 0; i < side * side; i++) {
    const factor = 1 + strength * texture(x + (i & 31) * zoom, y + (i >> 5) * zoom);
    for (let k = 0; k < 3; k++) canvas[3 * i + k]! *= factor;
  }
}

/** Exposure, contrast, colour cast and the sensor's noise. */
function expose(random: Random, planes: Uint8Array): void {
  const gain = grow(random.bell(contrast));
  const lift = random.bell(brightness);
  const cast = [random.bell(colourCast), random.bell(colourCast), random.bell(colourCast)];
  const noise = random.between(0, sensorNoise);
  for (let i = 0; i < side * side; i++) {
    const error = random.bell(noise);
    for (let k = 0; k < 3; k++) {
      const value = (canvas[3 * i + k]! - 120) * gain + 120 + lift + cast[k]! + error;
      planes[k * side * side + i] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}
