import { Random } from "image-lab/internal/stand-in/random";

/** Red, green and blue, 0…1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A point of a scene: the frame's height is 1, (0, 0) its middle. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Something that lies on the paper or beside it: how much of the place it covers, 0…1. */
export interface Thing {
  readonly colour: Colour;
  readonly cover: (place: Place) => number;
}

/** What stands in front of the camera, and the camera. Lengths are shares of the frame's height. */
export interface Scene {
  /** Rows and columns of the picture. */
  readonly rows: number;
  readonly cols: number;
  /** Where the digit stands, how tall its box of 20×20 is, how far it is turned (radians). */
  readonly digit: Place & { readonly height: number; readonly turn: number };
  readonly ink: {
    readonly colour: Colour;
    /** Another colour at some places: a second pen. */
    readonly colourAt?: (place: Place) => Colour;
    /** Share of the paper that it hides. */
    readonly density: number;
    /** How unevenly it lies: chalk and pencil leave paper between. */
    readonly grain: number;
    /** In pixels of a digit of 28×28; left out, as wide as MNIST's strokes. */
    readonly width?: number;
    /** Share of the strokes' length that the pen skips. */
    readonly skips: number;
  };
  readonly paper: { readonly colour: Colour; readonly grain: number };
  /** The paper's edges where it does not fill the frame. */
  readonly sheet?: Place & { readonly width: number; readonly height: number; readonly turn: number };
  readonly table: { readonly colour: Colour; readonly wood: number };
  readonly things: readonly Thing[];
  /** How much light falls on a place. */
  readonly light: (place: Place) => number;
  readonly tint: Colour;
  readonly exposure: number;
  /** Standard deviation of each pixel, 0…1. */
  readonly noise: number;
  /** Radius in pixels. */
  readonly blur: number;
  /** How much farther away the upper edge is than the lower. */
  readonly perspective: number;
  /** JPEG's quality; a PNG where it is left out. */
  readonly jpeg?: number | undefined;
  /** The paper and the table are not there at all: a drawing program's picture. */
  readonly transparent?: boolean;
  readonly seed: number;
}

/** A pen on white paper that fills the frame, in daylight. */
export function ordinaryScene(seed: number): Scene {
  const random = new Random(seed);
  return {
    rows: 400,
    cols: 330,
    digit: {
      x: random.between(-0.08, 0.08),
      y: random.between(-0.08, 0.08),
      height: random.between(0.3, 0.45),
      turn: random.bell(0.03),
    },
    ink: { colour: [0.09, 0.09, 0.11], density: 0.95, grain: 0, skips: 0 },
    paper: { colour: [0.92, 0.91, 0.89], grain: 0.015 },
    table: { colour: [0.2, 0.17, 0.15], wood: 0 },
    things: [],
    light: () => 1,
    tint: [1, 1, 1],
    exposure: 1,
    noise: 0.012,
    blur: 0.6,
    perspective: 0,
    jpeg: 90,
    seed,
  };
}

/** Smooth noise about −1…1, the same for the same seed: values on a grid of whole numbers, curves between them. */
export function smoothNoise(seed: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const [s, t] = [ease(x - left), ease(y - top)];
  const upper = grid(seed, left, top) * (1 - s) + grid(seed, left + 1, top) * s;
  const lower = grid(seed, left, top + 1) * (1 - s) + grid(seed, left + 1, top + 1) * s;
  return upper * (1 - t) + lower * t;
}

function grid(seed: number, x: number, y: number): number {
  let hash = Math.imul(x, 0x27d4eb2f) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
}
