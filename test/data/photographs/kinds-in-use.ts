import type { Random } from "image-lab/internal/stand-in/random";
import type { Colour, Place, Scene, Thing } from "./scene";
import { smoothNoise } from "./scene";
import * as things from "./things";

const black: Colour = [0.09, 0.09, 0.11];
const blue: Colour = [0.12, 0.18, 0.5];

/** Where papers and boards are used: other things lie on them, were rubbed out, are printed or shine there. */
export const kindsInUse: Readonly<Record<string, (scene: Scene, random: Random) => Partial<Scene>>> = {
  "squares seen at an angle": (_, random) => ({
    perspective: 0.4,
    things: [
      things.ruling([0.5, 0.58, 0.75], {
        gap: 0.06,
        width: 0.0035,
        squares: true,
        turn: random.between(-0.2, 0.2),
      }),
    ],
  }),
  "chalk dust all over the board": (scene, random) => ({
    ink: { ...scene.ink, colour: [0.93, 0.93, 0.9], density: 0.9, grain: 0.4 },
    paper: { colour: [0.14, 0.2, 0.18], grain: 0.1 },
    things: [
      {
        colour: [0.75, 0.77, 0.74],
        cover: ({ x, y }) => 0.17 + 0.17 * smoothNoise(scene.seed + 30, 3 * x, 4 * y),
      },
      ...things.smears([0.75, 0.77, 0.74], random, 4, 0.15),
    ],
  }),
  "a coffee ring beside it": ({ digit, seed }, random) => {
    const radius = random.between(0.16, 0.22);
    const away = radius + 0.6 * digit.height;
    const ring = things.stain(
      [0.35, 0.2, 0.08],
      { x: digit.x + random.pick([-1, 1]) * away, y: digit.y + random.between(-0.1, 0.1) },
      radius,
      seed,
    );
    return { things: [{ colour: ring.colour, cover: (place) => Math.min(1, 1.6 * ring.cover(place)) }] };
  },
  "begun with a blue pen, ended with a red one": (scene) => {
    const { digit, ink } = scene;
    const lower: Colour = [0.8, 0.12, 0.14];
    return {
      ink: { ...ink, width: 2.2, colourAt: ({ y }) => (y < digit.y + 0.02 ? blue : lower) },
    };
  },
  "a screenshot in dark mode": (_, random) => {
    const line = (y: number): Thing => things.rectangle([0.24, 0.24, 0.25], { x: 0, y }, 0.94, 0.004);
    const words = (y: number): Thing[] =>
      things.print(random, [0.75, 0.75, 0.77], { x: -0.25, y }, { x: 0.1, y: y + 0.01 }, 0.022);
    return {
      rows: 700,
      cols: 340,
      noise: 0,
      blur: 0,
      jpeg: undefined,
      ink: { colour: [0.95, 0.95, 0.96], density: 1, grain: 0, skips: 0 },
      paper: { colour: [0.07, 0.07, 0.075], grain: 0 },
      digit: { x: random.between(-0.05, 0.05), y: random.between(-0.06, 0.06), height: 0.28, turn: 0 },
      things: [line(-0.4), line(0.36), ...words(-0.44), ...words(0.41)],
    };
  },
  "a form's box with its label inside": ({ digit }, random) => {
    const half = 0.95 * digit.height;
    const bars: Thing[] = [-1, 1].flatMap((side) => [
      things.rectangle(black, { x: digit.x, y: digit.y + side * half }, 2 * half, 0.005),
      things.rectangle(black, { x: digit.x + side * half, y: digit.y }, 0.005, 2 * half),
    ]);
    const from = { x: digit.x - half + 0.02, y: digit.y - half + 0.025 };
    const label = things.print(random, black, from, { x: from.x + 0.14, y: from.y + 0.01 }, 0.018);
    return { things: [...bars, ...label] };
  },
  "pencil where an eraser smudged": (scene, random) => ({
    ink: { ...scene.ink, colour: [0.3, 0.3, 0.32], density: 0.75, grain: 0.45, width: 1.8 },
    things: [
      ...things.smears([0.5, 0.5, 0.52], random, 4, 0.22),
      things.faint(
        things.disc([0.5, 0.5, 0.52], { x: scene.digit.x + 0.1, y: scene.digit.y + 0.1 }, 0.14),
        0.16,
      ),
    ],
  }),
  "a thumb in the corner": ({ rows, cols }, random) => {
    const [right, skin] = [random.pick([-1, 1]), [0.76, 0.55, 0.45] as Colour];
    const corner = (right * cols) / rows / 2;
    const tip = { x: corner - right * random.between(0.1, 0.14), y: 0.4 };
    return {
      things: [
        things.stroke(skin, { x: corner, y: 0.6 }, tip, 0.17),
        things.disc([0.88, 0.72, 0.66], { x: tip.x, y: tip.y - 0.03 }, 0.04),
      ],
    };
  },
  "the pen lies beside it": ({ digit, rows, cols }, random) => {
    const x = digit.x + random.pick([-1, 1]) * 0.5 * (cols / rows);
    const lean = random.between(-0.1, 0.1);
    const [top, tip] = [
      { x: x + lean, y: -0.35 },
      { x: x - lean, y: 0.3 },
    ];
    return {
      digit: { ...digit, height: Math.min(digit.height, 0.36) },
      things: [
        things.faint(
          things.stroke(
            [0, 0, 0],
            { x: top.x + 0.02, y: top.y + 0.015 },
            { x: tip.x + 0.01, y: tip.y },
            0.04,
          ),
          0.3,
        ),
        things.stroke([0.1, 0.14, 0.4], top, tip, 0.04),
        things.stroke([0.7, 0.7, 0.72], tip, { x: tip.x - 0.1 * lean, y: tip.y + 0.05 }, 0.018),
      ],
    };
  },
  "the back of a receipt, on a table": (scene, random) => {
    const print = things
      .print(random, [0.35, 0.35, 0.42], { x: -0.2, y: -0.42 }, { x: 0.18, y: 0.42 }, 0.025)
      .map((thing) => things.faint(thing, 0.2));
    return {
      ink: { ...scene.ink, colour: blue, width: 1.6, density: 0.9 },
      paper: { colour: [0.88, 0.87, 0.86], grain: 0.01 },
      table: { colour: [0.35, 0.25, 0.18], wood: 0.3 },
      sheet: { x: random.bell(0.02), y: 0, width: 0.46, height: 1.4, turn: random.bell(0.06) },
      digit: { x: random.bell(0.02), y: random.between(-0.1, 0.1), height: 0.28, turn: random.bell(0.03) },
      light: ({ y }) => 0.94 + 0.06 * Math.cos(9 * y),
      things: print,
    };
  },
  "ballpoint on the back of a hand": (scene) => {
    const skin = (seed: number, { x, y }: Place): number =>
      0.06 * smoothNoise(seed, 5 * x, 5 * y) + 0.03 * smoothNoise(seed + 1, 45 * x, 30 * y);
    return {
      ink: { ...scene.ink, colour: [0.1, 0.12, 0.35], width: 1.8, density: 0.85 },
      paper: { colour: [0.82, 0.62, 0.52], grain: 0.02 },
      digit: { ...scene.digit, height: Math.min(scene.digit.height, 0.36) },
      light: (at) => 1.02 - 0.9 * (at.x * at.x + 0.4 * at.y * at.y) + skin(scene.seed + 40, at),
    };
  },
  "a window's reflection over half of it": (scene, random) => {
    const edge = scene.digit.x + random.between(-0.2, 0.2) * scene.digit.height;
    return {
      ink: { ...scene.ink, colour: [0.1, 0.35, 0.2] },
      paper: { colour: [0.6, 0.62, 0.63], grain: 0.003 },
      things: [things.reflection(({ x }) => 0.3 * Math.max(0, Math.min(1, (x - edge) / 0.01 + 0.5)))],
    };
  },
  "a lamp's reflection across the digit": (scene, random) => {
    const { x, y, height } = scene.digit;
    const across = { x: x + random.between(-0.05, 0.05), y: y + random.between(-0.25, 0.25) * height };
    return {
      ink: { ...scene.ink, colour: [0.1, 0.35, 0.2] },
      paper: { colour: [0.74, 0.76, 0.77], grain: 0.003 },
      things: [things.gleam(across, 0.3, 0.025)],
    };
  },
  "a lamp's reflection askew across the digit": (scene, random) => ({
    ink: { ...scene.ink, colour: [0.1, 0.35, 0.2] },
    paper: { colour: [0.74, 0.76, 0.77], grain: 0.003 },
    things: [lampAskew(scene, random)],
  }),
  "a bulb's round reflection on the digit": (scene, random) => {
    const { x, y, height } = scene.digit;
    const at = { x: x + random.between(-0.08, 0.08), y: y + random.between(-0.25, 0.25) * height };
    return {
      ink: { ...scene.ink, colour: [0.1, 0.35, 0.2] },
      paper: { colour: [0.74, 0.76, 0.77], grain: 0.003 },
      things: [things.bulb(at, 0.05)],
    };
  },
  "the reflection of a window with its panes": (scene, random) => {
    const lit = fourPanes(scene, random, 0.1);
    return {
      ink: { ...scene.ink, colour: [0.1, 0.35, 0.2] },
      paper: { colour: [0.6, 0.62, 0.63], grain: 0.003 },
      things: [things.reflection((at) => 0.25 * lit(at))],
    };
  },
  "the sun through a window with its panes": (scene, random) => {
    const lit = fourPanes(scene, random, 0.3);
    return { light: (at) => 0.5 + 0.5 * lit(at) };
  },
  "a pencil's digit in the sun through a window": (scene, random) => {
    const lit = fourPanes(scene, random, 0.3);
    return { ink: { ...scene.ink, ...pencil }, light: (at) => 0.5 + 0.5 * lit(at) };
  },
  "the reflection of a window with six panes": (scene, random) => {
    const lit = windowAt(scene, random, { most: 0.1, down: 3 });
    return {
      ink: { ...scene.ink, colour: [0.1, 0.35, 0.2] },
      paper: { colour: [0.6, 0.62, 0.63], grain: 0.003 },
      things: [things.reflection((at) => 0.25 * lit(at))],
    };
  },
  "the sun through blinds": (_, random) => ({
    perspective: random.between(-0.3, 0.3),
    light: sunThroughBlinds(random),
  }),
  "a pencil's digit in the sun through blinds": (scene, random) => ({
    ink: { ...scene.ink, ...pencil },
    light: sunThroughBlinds(random),
  }),
  "the sun through blinds on a blackboard": (scene, random) => ({
    ink: { ...scene.ink, ...chalk },
    paper: blackboard,
    light: sunThroughBlinds(random),
  }),
  "a lamp's reflection on a blackboard": (scene, random) => {
    const { x, y, height } = scene.digit;
    const across = { x: x + random.between(-0.05, 0.05), y: y + random.between(-0.25, 0.25) * height };
    return {
      ink: { ...scene.ink, ...chalk },
      paper: blackboard,
      things: [things.gleam(across, 0.3, 0.025)],
    };
  },
  "a lamp's reflection askew on a blackboard": (scene, random) => ({
    ink: { ...scene.ink, ...chalk },
    paper: blackboard,
    things: [lampAskew(scene, random)],
  }),
};

const chalk = { colour: [0.92, 0.92, 0.88] as Colour, density: 0.9, grain: 0.4 };
const blackboard = { colour: [0.13, 0.27, 0.2] as Colour, grain: 0.1 };

/** A lamp that shines back from a digit, turned by half a radian to one. */
function lampAskew({ digit: { x, y, height } }: Scene, random: Random): Thing {
  const turn = random.between(0.4, 1.1);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const lamp = things.gleam({ x: 0, y: random.between(-0.15, 0.15) * height }, 0.3, 0.025);
  const turned = (at: Place): Place => ({
    x: (at.x - x) * cos + (at.y - y) * sin,
    y: (at.y - y) * cos - (at.x - x) * sin,
  });
  return { colour: lamp.colour, cover: (at) => lamp.cover(turned(at)) };
}

const pencil = { colour: [0.4, 0.4, 0.42] as Colour, density: 0.8, grain: 0.3, width: 1.8 };

function sunThroughBlinds(random: Random): (place: Place) => number {
  const turn = random.between(-0.4, 0.4) + random.pick([0, Math.PI / 2]);
  return things.blinds(
    { gap: random.between(0.09, 0.16), turn, from: random.next() },
    random.between(0.42, 0.7),
  );
}

/** A window of four panes about the digit, turned by so many radians at most. */
function fourPanes(scene: Scene, random: Random, most: number): (place: Place) => number {
  return windowAt(scene, random, { most, down: 2 });
}

/** A window about the digit, turned by so many radians at most: two panes across, and some down. */
function windowAt(
  { digit }: Scene,
  random: Random,
  { most, down }: { most: number; down: number },
): (place: Place) => number {
  const middle = { x: digit.x + random.between(-0.1, 0.1), y: digit.y + random.between(-0.1, 0.1) };
  const size = { width: random.between(0.45, 0.6), height: random.between(0.5, 0.64) };
  const bar = random.between(0.02, 0.035);
  return things.panes(middle, { ...size, bar, turn: random.between(-most, most) }, { across: 2, down });
}
