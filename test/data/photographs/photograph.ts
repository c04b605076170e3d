import { Random } from "image-lab/internal/stand-in/random";
import { type InkMap, inkAt, penStrokes } from "./pen";
import { type Colour, type Place, type Scene, smoothNoise } from "./scene";

/** Red, green, blue and opacity of each pixel, row by row. */
export interface Taken {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A digit beside the first: how far right of it, in heights of it, and how many times as tall. */
export interface Neighbour {
  readonly digit: Uint8Array;
  readonly right: number;
  readonly size: number;
}

/**
 * Takes a photograph of a digit.
 *
 * @param digit 784 bytes, white on black
 * @param neighbours more digits on the same paper
 */
export function photograph(digit: Uint8Array, scene: Scene, neighbours: readonly Neighbour[] = []): Taken {
  const { rows, cols } = scene;
  const written = [{ digit, right: 0, size: 1 }, ...neighbours].map(({ digit, right, size }) => ({
    map: penStrokes(digit, scene.ink.width),
    right: right * scene.digit.height,
    size,
  }));
  const light = new Float32Array(3 * rows * cols);
  const opacity = new Float32Array(rows * cols);
  const colour = new Float64Array(3);
  const place = { x: 0, y: 0 };
  for (let at = 0; at < rows * cols; at++) {
    look(scene, at % cols, Math.floor(at / cols), place);
    let ink = 0;
    for (const { map, right, size } of written) ink = Math.max(ink, inkOf(scene, map, place, right, size));
    opacity[at] = ink;
    paint(scene, place, ink, colour);
    for (let channel = 0; channel < 3; channel++) light[3 * at + channel] = colour[channel]!;
  }
  blur(light, rows, cols, scene.blur);
  return develop(scene, light, opacity);
}

/** Finds the point of the scene that a pixel shows. */
function look(
  { rows, cols, perspective }: Scene,
  col: number,
  row: number,
  place: { x: number; y: number },
): void {
  const y = (row + 0.5) / rows - 0.5;
  const farther = 1 - perspective * y;
  place.x = ((col + 0.5 - cols / 2) / rows) * farther;
  place.y = y * farther;
}

function inkOf({ digit, ink, seed }: Scene, map: InkMap, place: Place, right: number, size: number): number {
  const [dx, dy] = [place.x - right - digit.x, place.y - digit.y];
  const pixel = (digit.height * size) / 20;
  if (Math.abs(dx) > 20 * pixel || Math.abs(dy) > 20 * pixel) return 0;
  const [cos, sin] = [Math.cos(digit.turn), Math.sin(digit.turn)];
  const [x, y] = [(dx * cos + dy * sin) / pixel, (dy * cos - dx * sin) / pixel];
  let cover = inkAt(map, x + 14, y + 14);
  if (cover === 0) return 0;
  if (ink.grain > 0) {
    cover *= Math.min(1, 1 - ink.grain * smoothNoise(seed + 1, 130 * place.x, 130 * place.y));
  }
  if (ink.skips > 0 && smoothNoise(seed + 2, x / 1.5, y / 1.5) > 1 - 2 * ink.skips) return 0;
  return cover * ink.density;
}

/** Writes into `colour` what is seen at a place. */
function paint(scene: Scene, place: Place, ink: number, colour: Float64Array): void {
  const { paper, table, light, exposure, tint } = scene;
  const onSheet = isOnSheet(scene, place);
  const unevenness = onSheet ? paper.grain * fibres(scene, place) : table.wood * veins(scene, place);
  const base = onSheet ? paper.colour : table.colour;
  for (let channel = 0; channel < 3; channel++) colour[channel] = base[channel]! * (1 + unevenness);
  cover(colour, scene.ink.colourAt?.(place) ?? scene.ink.colour, ink);
  for (const thing of scene.things) cover(colour, thing.colour, thing.cover(place));
  const shine = light(place) * exposure;
  for (let channel = 0; channel < 3; channel++) colour[channel]! *= shine * tint[channel]!;
}

function isOnSheet({ sheet }: Scene, { x, y }: Place): boolean {
  if (sheet === undefined) return true;
  const [dx, dy, cos, sin] = [x - sheet.x, y - sheet.y, Math.cos(sheet.turn), Math.sin(sheet.turn)];
  return Math.abs(dx * cos + dy * sin) < sheet.width / 2 && Math.abs(dy * cos - dx * sin) < sheet.height / 2;
}

function fibres({ paper, seed }: Scene, { x, y }: Place): number {
  if (paper.grain === 0) return 0;
  return smoothNoise(seed + 3, 90 * x, 90 * y) + 0.6 * smoothNoise(seed + 4, 23 * x, 23 * y);
}

function veins({ table, seed }: Scene, { x, y }: Place): number {
  return table.wood === 0
    ? 0
    : smoothNoise(seed + 7, 60 * x + 3 * smoothNoise(seed + 8, 3 * x, 4 * y), 5 * y);
}

function cover(colour: Float64Array, above: Colour, share: number): void {
  if (share === 0) return;
  for (let channel = 0; channel < 3; channel++)
    colour[channel]! += share * (above[channel]! - colour[channel]!);
}

/** Means over a square, twice along each axis: nearly a bell. */
function blur(light: Float32Array, rows: number, cols: number, radius: number): void {
  if (radius === 0) return;
  for (let pass = 0; pass < 2; pass++) {
    for (let channel = 0; channel < 3; channel++) {
      for (let row = 0; row < rows; row++) blurLine(light, 3 * row * cols + channel, 3, cols, radius);
      for (let col = 0; col < cols; col++) blurLine(light, 3 * col + channel, 3 * cols, rows, radius);
    }
  }
}

function blurLine(light: Float32Array, first: number, step: number, length: number, radius: number): void {
  const whole = Math.floor(radius);
  const line = new Float32Array(length + 2 * whole + 3);
  for (let at = 0; at < line.length; at++) {
    line[at] = light[first + step * Math.max(0, Math.min(length - 1, at - whole - 1))]!;
  }
  let sum = 0;
  for (let at = 1; at <= 2 * whole; at++) sum += line[at]!;
  for (let at = 0; at < length; at++) {
    sum += line[at + 2 * whole + 1]!;
    const ends = (radius - whole) * (line[at]! + line[at + 2 * whole + 2]!);
    light[first + step * at] = (sum + ends) / (2 * radius + 1);
    sum -= line[at + 1]!;
  }
}

/** Light becomes bytes, with the camera's noise: most of it the same in all colours. */
function develop(scene: Scene, light: Float32Array, opacity: Float32Array): Taken {
  const { rows, cols, noise, seed, transparent } = scene;
  const random = new Random(seed + 99);
  const data = Buffer.alloc(4 * rows * cols, 255);
  for (let pixel = 0; pixel < rows * cols; pixel++) {
    const grain = noise === 0 ? 0 : random.bell(noise);
    for (let channel = 0; channel < 3; channel++) {
      const own = noise === 0 ? 0 : noise * (random.next() - 0.5);
      const value = transparent ? scene.ink.colour[channel]! : light[3 * pixel + channel]! + grain + own;
      data[4 * pixel + channel] = Math.max(0, Math.min(255, Math.round(255 * value)));
    }
    if (transparent) data[4 * pixel + 3] = Math.round(255 * opacity[pixel]!);
  }
  return { data, width: cols, height: rows };
}
