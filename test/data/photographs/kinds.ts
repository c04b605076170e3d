import { Random } from "image-lab/internal/stand-in/random";
import { kindsInUse } from "./kinds-in-use";
import { type Colour, ordinaryScene, type Place, type Scene, smoothNoise } from "./scene";
import * as things from "./things";

/** What is another way than in an ordinary scene. */
type Difference = (scene: Scene, random: Random) => Partial<Scene>;

const black: Colour = [0.09, 0.09, 0.11];
const paleBlue: Colour = [0.62, 0.74, 0.88];
const pen = (scene: Scene, ink: Partial<Scene["ink"]>): Partial<Scene> => ({ ink: { ...scene.ink, ...ink } });
const paper = (colour: Colour, grain = 0.015): Partial<Scene> => ({ paper: { colour, grain } });

/** A sheet that leaves part of the table to be seen. */
const sheet = (random: Random, table: Scene["table"], turn = 0.06): Partial<Scene> => ({
  table,
  sheet: {
    x: random.between(-0.03, 0.03),
    y: random.between(-0.03, 0.03),
    width: random.between(0.56, 0.64),
    height: random.between(0.7, 0.8),
    turn: random.bell(turn),
  },
  digit: {
    x: random.between(-0.05, 0.05),
    y: random.between(-0.08, 0.08),
    height: random.between(0.26, 0.36),
    turn: random.bell(0.03),
  },
});

/** A hand between lamp and paper, from the lower right. */
const hand = (random: Random, softness: number, depth: number): ((place: Place) => number) => {
  const [x, y, radius] = [random.between(0.15, 0.3), random.between(0.15, 0.3), random.between(0.3, 0.42)];
  const fingers = (place: Place): number => 0.05 * smoothNoise(9, 9 * place.x, 9 * place.y);
  return things.shadow((at) => Math.hypot(at.x - x, at.y - y) - radius + fingers(at), depth, softness);
};

const across = (from: number, to: number): ((place: Place) => number) => {
  return ({ x }) => from + (to - from) * Math.max(0, Math.min(1, x / 0.84 + 0.5));
};

const program = (ink: Colour, ground: Colour): Partial<Scene> => ({
  ink: { colour: ink, density: 1, grain: 0, skips: 0 },
  paper: { colour: ground, grain: 0 },
  rows: 280,
  cols: 280,
  noise: 0,
  blur: 0,
  jpeg: undefined,
  digit: { x: 0.02, y: -0.03, height: 0.6, turn: 0 },
});

/** Photographs of digits that a person reads at a glance, by what is special about them. */
export const kinds: Readonly<Record<string, Difference>> = {
  "black felt pen on white paper": () => ({}),
  "blue ballpoint": (scene) => pen(scene, { colour: [0.12, 0.2, 0.55], width: 1.4, density: 0.85 }),
  "red pen": (scene) => pen(scene, { colour: [0.8, 0.12, 0.14] }),
  "green pen": (scene) => pen(scene, { colour: [0.1, 0.5, 0.25], width: 2 }),
  "soft pencil": (scene) => pen(scene, { colour: [0.3, 0.3, 0.32], density: 0.65, grain: 0.5, width: 1.8 }),
  "hard pencil, faint": (scene) => pen(scene, { colour: [0.45, 0.45, 0.46], density: 0.5, width: 1.5 }),
  "broad marker": (scene) => pen(scene, { width: 4 }),
  "fine liner, large photograph": (scene) => ({ ...pen(scene, { width: 0.7 }), rows: 1000, cols: 800 }),
  "pen that skips": (scene) => pen(scene, { skips: 0.12 }),
  "small on a large page": (_, random) => ({
    rows: 900,
    cols: 700,
    digit: { x: random.between(-0.15, 0.15), y: random.between(-0.2, 0.2), height: 0.1, turn: 0 },
  }),
  "fills the picture": () => ({ digit: { x: 0, y: 0, height: 0.78, turn: 0 }, rows: 400 }),
  "off the middle": (_, random) => ({
    digit: {
      x: random.pick([-0.24, 0.24]),
      y: random.pick([-0.28, 0.28]),
      height: random.between(0.22, 0.28),
      turn: 0,
    },
  }),
  "held askew": ({ digit }, random) => ({ digit: { ...digit, turn: random.pick([-0.14, 0.14]) } }),
  "seen from below": () => ({ perspective: 0.35 }),
  dim: ({ ink }) => ({ exposure: 0.52, ink: { ...ink, colour: [0.18, 0.18, 0.19] }, noise: 0.015 }),
  "very dim": ({ ink }) => ({ exposure: 0.34, ink: { ...ink, colour: [0.16, 0.16, 0.17] }, noise: 0.015 }),
  overexposed: ({ ink }) => ({ exposure: 1.5, ink: { ...ink, colour: [0.25, 0.25, 0.3] } }),
  "shade from 250 to 90 across the page": () => ({ light: across(1.07, 0.38) }),
  "dark corners": () => ({ light: ({ x, y }) => 1.05 - 1.3 * (x * x + y * y) }),
  "light of one lamp": (_, random) => {
    const [x, y] = [random.between(-0.3, 0.3), random.between(-0.4, 0)];
    return { light: (at) => 0.25 + 0.85 / (1 + 5 * ((at.x - x) ** 2 + (at.y - y) ** 2)) };
  },
  "a hand's soft shadow": (_, random) => ({ light: hand(random, 0.25, 0.45) }),
  "a hand's hard shadow": (_, random) => ({ light: hand(random, 0.05, 0.5) }),
  "dust and a hand's shadow": (scene, random) => ({
    light: hand(random, 0.12, 0.45),
    things: things.dust(scene, random, 25, 0.006),
  }),
  "shadow of a window's frame": (_, random) => {
    const at = random.between(-0.2, 0.2);
    return { light: things.shadow(({ x, y }) => Math.abs(x + 0.4 * y - at) - 0.08, 0.55, 0.05) };
  },
  "lamp light": () => ({ tint: [1.05, 0.85, 0.55] }),
  "evening light": () => ({ tint: [0.55, 0.65, 0.95], exposure: 0.8 }),
  "paper on a dark table": (_, random) => sheet(random, { colour: [0.16, 0.13, 0.12], wood: 0.1 }),
  "paper askew on a black table": (_, random) => sheet(random, { colour: [0.06, 0.06, 0.07], wood: 0 }, 0.2),
  "paper on wood": (_, random) => sheet(random, { colour: [0.55, 0.36, 0.2], wood: 0.35 }),
  "paper on a pale table": (_, random) => sheet(random, { colour: [0.72, 0.7, 0.66], wood: 0.04 }),
  "yellow note on a grey desk": (_, random) => ({
    ...sheet(random, { colour: [0.4, 0.41, 0.43], wood: 0.03 }),
    ...paper([0.95, 0.87, 0.4]),
  }),
  "dark strip at one side": ({ rows, cols }, random) => {
    const side = random.pick([-1, 1]);
    const x = (side * (cols / rows)) / 2;
    return { things: [things.rectangle([0.08, 0.07, 0.07], { x, y: 0 }, 0.16, 1.1)] };
  },
  "a finger at the edge": ({ rows, cols }) => ({
    things: [things.stroke([0.72, 0.5, 0.4], { x: cols / rows / 2, y: 0.45 }, { x: 0.33, y: 0.36 }, 0.11)],
  }),
  "paper with pale lines": () => ({ things: [things.ruling(paleBlue, { gap: 0.09, width: 0.004 })] }),
  "paper with dark lines": (_, random) => ({
    things: [things.ruling([0.25, 0.25, 0.35], { gap: 0.1, width: 0.005, turn: random.bell(0.012) })],
  }),
  "paper with squares": () => ({
    things: [things.ruling(paleBlue, { gap: 0.055, width: 0.003, squares: true })],
  }),
  "paper with dark squares": (_, random) => ({
    things: [
      things.ruling([0.4, 0.42, 0.5], { gap: 0.07, width: 0.004, squares: true, turn: random.bell(0.012) }),
    ],
  }),
  "paper with dots": () => ({ things: [things.dots([0.45, 0.45, 0.5], 0.05, 0.004)] }),
  "lines and a red margin": () => ({
    things: [
      things.ruling([0.5, 0.6, 0.8], { gap: 0.085, width: 0.004 }),
      things.stroke([0.85, 0.3, 0.3], { x: -0.29, y: -0.6 }, { x: -0.285, y: 0.6 }, 0.005),
    ],
  }),
  "holes of a binder": () => ({
    things: [-0.3, 0, 0.3].map((y) => things.disc([0.12, 0.1, 0.1], { x: -0.36, y }, 0.022)),
  }),
  "one speck in the corner": ({ rows, cols }) => ({
    things: [things.rectangle(black, { x: cols / rows / 2 - 0.03, y: -0.46 }, 5 / rows, 5 / rows)],
  }),
  "dust all over": (scene, random) => ({ things: things.dust(scene, random, 40, 0.006) }),
  "a box drawn around it": (scene) => ({ things: [things.drawnBox(scene, black, 0.01)] }),
  "a thick box around it": (scene) => ({ things: [things.drawnBox(scene, black, 0.022, 0.72)] }),
  "a ring drawn around it": (scene) => ({ things: [things.drawnRing(scene, [0.75, 0.1, 0.12], 0.01)] }),
  underlined: ({ digit }) => {
    const y = digit.y + 0.66 * digit.height;
    const half = 0.6 * digit.height;
    return {
      things: [things.stroke(black, { x: digit.x - half, y }, { x: digit.x + half, y: y + 0.01 }, 0.009)],
    };
  },
  "a name written above": (scene, random) => ({ things: things.smallWriting(scene, random, black) }),
  "grey recycled paper": () => paper([0.66, 0.65, 0.61], 0.05),
  cardboard: () => paper([0.66, 0.5, 0.33], 0.05),
  "crumpled paper": ({ seed }) => ({
    light: ({ x, y }) =>
      0.86 + 0.2 * smoothNoise(seed, 7 * x, 7 * y) + 0.1 * smoothNoise(seed + 20, 19 * x, 19 * y),
  }),
  "chalk on a green board": (scene) => ({
    ...pen(scene, { colour: [0.9, 0.9, 0.86], density: 0.9, grain: 0.5 }),
    ...paper([0.13, 0.27, 0.2], 0.12),
  }),
  "chalk on slate, unevenly lit": (scene) => ({
    ...pen(scene, { colour: [0.88, 0.88, 0.88], density: 0.85, grain: 0.4 }),
    ...paper([0.16, 0.17, 0.18], 0.1),
    light: across(1, 0.5),
  }),
  "white pen on dark blue paper": (scene) => ({
    ...pen(scene, { colour: [0.95, 0.95, 0.95], width: 2 }),
    ...paper([0.12, 0.16, 0.36]),
  }),
  "whiteboard with a gleam": (scene, random) => {
    const [x, y] = [random.pick([-0.3, 0.3]), -0.36];
    return {
      ...pen(scene, { colour: [0.1, 0.15, 0.5] }),
      ...paper([0.82, 0.84, 0.85], 0.003),
      light: (at) => 0.9 + 0.5 * Math.exp(-60 * ((at.x - x) ** 2 + (at.y - y) ** 2)),
    };
  },
  "much noise": () => ({ noise: 0.09, exposure: 0.7 }),
  "out of focus": () => ({ blur: 4 }),
  "saved as a poor JPEG": () => ({ jpeg: 15 }),
  "few pixels": () => ({ rows: 72, cols: 60, blur: 0.3 }),
  "marked with a highlighter": ({ digit }) => ({
    things: [],
    light: () => 1,
    paper: { colour: [0.93, 0.92, 0.35], grain: 0.01 },
    sheet: { x: digit.x, y: digit.y, width: 1.3 * digit.height, height: 1.3 * digit.height, turn: 0 },
    table: { colour: [0.93, 0.92, 0.9], wood: 0.01 },
  }),
  "a coffee stain": ({ seed, digit }, random) => ({
    things: [
      things.stain(
        [0.45, 0.28, 0.12],
        { x: digit.x + random.between(-0.15, 0.15), y: digit.y + 0.1 },
        0.22,
        seed,
      ),
    ],
  }),
  "whiteboard, badly wiped, a window in it": (scene, random) => {
    const [x, y] = [random.between(-0.2, 0.2), random.between(-0.3, 0.3)];
    return {
      ...pen(scene, { colour: [0.55, 0.12, 0.12] }),
      ...paper([0.8, 0.82, 0.83], 0.003),
      things: things.smears([0.35, 0.38, 0.55], random, 7, 0.18),
      light: things.shadow((at) => 0.16 - Math.max(Math.abs(at.x - x), Math.abs(at.y - y)), 0.75, 0.03),
    };
  },
  "blackboard, badly wiped": (scene, random) => ({
    ...pen(scene, { colour: [0.92, 0.9, 0.75], density: 0.9, grain: 0.5 }),
    ...paper([0.12, 0.13, 0.13], 0.1),
    things: things.smears([0.6, 0.6, 0.6], random, 9, 0.25),
  }),
  "blue ballpoint on a yellow note, on wood": (scene, random) => ({
    ...sheet(random, { colour: [0.5, 0.33, 0.2], wood: 0.35 }, 0.15),
    ...pen(scene, { colour: [0.12, 0.18, 0.5], width: 1.3, density: 0.85 }),
    ...paper([0.97, 0.88, 0.35]),
  }),
  "millimetre paper": () => ({
    things: [
      things.faint(things.ruling([0.95, 0.55, 0.3], { gap: 0.012, width: 0.002, squares: true }), 0.5),
      things.ruling([0.95, 0.5, 0.25], { gap: 0.06, width: 0.003, squares: true }),
      things.ruling([0.9, 0.4, 0.2], { gap: 0.12, width: 0.004, squares: true }),
    ],
  }),
  "a corner of the page on a dark table": (_, random) => {
    const [right, down] = [random.pick([-1, 1]), random.pick([-1, 1])];
    return {
      table: { colour: [0.14, 0.11, 0.1], wood: 0.15 },
      sheet: { x: 0.3 * right, y: 0.32 * down, width: 1, height: 1.2, turn: random.bell(0.05) },
      digit: { x: 0.12 * right, y: 0.1 * down, height: random.between(0.25, 0.33), turn: 0 },
    };
  },
  "near the picture's border": ({ rows, cols }, random) => ({
    digit: {
      x: random.pick([-1, 1]) * (cols / rows / 2 - 0.13),
      y: random.pick([-1, 1]) * (0.5 - 0.15),
      height: 0.22,
      turn: 0,
    },
  }),
  "writing that shows through from the back": (_, random) => ({
    things: things
      .print(random, [0.3, 0.3, 0.35], { x: -0.4, y: -0.45 }, { x: 0.4, y: 0.45 }, 0.05)
      .map((thing) => things.faint(thing, 0.13)),
  }),
  "folded across": (_, random) => {
    const at = random.between(-0.1, 0.1);
    return {
      light: ({ x, y }) => {
        const distance = y + 0.1 * x - at;
        return (distance < 0 ? 1 : 0.86) - 0.12 * Math.exp(-((distance / 0.006) ** 2));
      },
    };
  },
  "the telephone's own shadow": (_, random) => {
    const [x, y] = [random.between(-0.1, 0.1), random.between(0.02, 0.15)];
    return {
      light: things.shadow((at) => Math.max(Math.abs(at.x - x) - 0.28, y - at.y), 0.5, 0.06),
    };
  },
  flash: () => ({ light: ({ x, y }) => 0.45 + 0.75 * Math.exp(-7 * (x * x + y * y)) }),
  "a cell of a printed form": ({ digit }, random) => {
    const half = 0.72 * digit.height;
    const bar = (x1: number, y1: number, x2: number, y2: number): ReturnType<typeof things.stroke> =>
      things.stroke(black, { x: x1, y: y1 }, { x: x2, y: y2 }, 0.004);
    return {
      things: [
        bar(-1, digit.y - half, 1, digit.y - half),
        bar(-1, digit.y + half, 1, digit.y + half),
        bar(digit.x - half, digit.y - half, digit.x - half, digit.y + half),
        bar(digit.x + half, digit.y - half, digit.x + half, digit.y + half),
        ...things.print(
          random,
          black,
          { x: -0.36, y: digit.y - half - 0.11 },
          { x: 0.36, y: digit.y - half - 0.04 },
        ),
      ],
    };
  },
  "a screen photographed": (scene) => ({
    light: ({ x, y }) => 0.85 + 0.09 * Math.sin(230 * x + 12 * y) + 0.09 * Math.sin(11 * x + 240 * y),
    ...paper([0.85, 0.9, 0.98], 0),
    ...pen(scene, { colour: [0.1, 0.1, 0.14] }),
  }),
  "on a checked tablecloth": (_, random) => {
    const parts = sheet(random, { colour: [0.85, 0.83, 0.8], wood: 0 }, 0.1);
    const { x, y, width, height, turn } = parts.sheet!;
    const outside = (at: { x: number; y: number }): boolean => {
      const [dx, dy] = [at.x - x, at.y - y];
      const [u, v] = [dx * Math.cos(turn) + dy * Math.sin(turn), dy * Math.cos(turn) - dx * Math.sin(turn)];
      return Math.abs(u) > width / 2 || Math.abs(v) > height / 2;
    };
    const band = (at: number): boolean => Math.abs(at / 0.12 - Math.round(at / 0.12)) < 0.25;
    const cloth = (of: (at: { x: number; y: number }) => boolean): ReturnType<typeof things.disc> => ({
      colour: [0.6, 0.12, 0.12],
      cover: (at) => (outside(at) && of(at) ? 0.6 : 0),
    });
    return { ...parts, things: [cloth((at) => band(at.x)), cloth((at) => band(at.y))] };
  },
  "held by two fingers": () => ({
    things: [
      things.stroke([0.74, 0.52, 0.42], { x: -0.42, y: 0.5 }, { x: -0.3, y: 0.3 }, 0.1),
      things.stroke([0.78, 0.56, 0.46], { x: 0.42, y: -0.2 }, { x: 0.3, y: -0.1 }, 0.1),
    ],
  }),
  "a spiral binding": ({ rows, cols }) => ({
    things: Array.from({ length: 16 }, (_, at) => {
      const y = -0.47 + at * 0.062;
      const left = -cols / rows / 2;
      return [
        things.disc([0.2, 0.18, 0.18], { x: left + 0.07, y }, 0.012),
        things.stroke([0.25, 0.25, 0.28], { x: left, y: y + 0.01 }, { x: left + 0.07, y }, 0.008),
      ];
    }).flat(),
  }),
  "a highlighter drawn across it": ({ digit }) => {
    const y = digit.y + 0.05;
    const bar = things.stroke([0.95, 0.95, 0.2], { x: -0.5, y }, { x: 0.5, y: y + 0.02 }, 0.5 * digit.height);
    return { things: [things.faint(bar, 0.3)] };
  },
  "drawn in a program": () => program([0, 0, 0], [1, 1, 1]),
  "drawn white on black": () => program([1, 1, 1], [0, 0, 0]),
  "drawn in pale colours": () => program([0.45, 0.65, 0.9], [1, 0.97, 0.86]),
  "black ink on nothing": () => ({ ...program([0, 0, 0], [1, 1, 1]), transparent: true }),
  "white ink on nothing": () => ({ ...program([1, 1, 1], [0, 0, 0]), transparent: true }),
  "a screen with a dark frame, and moiré": (scene, random) => ({
    ...sheet(random, { colour: [0.04, 0.04, 0.05], wood: 0 }, 0.03),
    ...paper([0.86, 0.9, 0.97], 0),
    ...pen(scene, { colour: [0.1, 0.1, 0.14] }),
    light: things.moire(0.07, 0.06),
  }),
  "white on a dark screen, and moiré": (scene, random) => ({
    ...sheet(random, { colour: [0.55, 0.55, 0.57], wood: 0 }, 0.03),
    ...paper([0.12, 0.13, 0.16], 0),
    ...pen(scene, { colour: [0.92, 0.93, 0.95] }),
    light: things.moire(0.07, 0.06),
  }),
  "written with a yellow highlighter": (scene) =>
    pen(scene, { colour: [0.96, 0.95, 0.25], density: 0.85, width: 4 }),
  "written with a green highlighter": (scene) =>
    pen(scene, { colour: [0.55, 0.95, 0.4], density: 0.8, width: 4 }),
  "a whiteboard with lamps in it": (scene, random) => {
    const above = { x: random.between(-0.2, 0.2), y: scene.digit.y - 0.5 * scene.digit.height - 0.12 };
    const below = { x: random.between(-0.2, 0.2), y: scene.digit.y + 0.5 * scene.digit.height + 0.12 };
    return {
      ...pen(scene, { colour: [0.1, 0.35, 0.2] }),
      ...paper([0.74, 0.76, 0.77], 0.003),
      things: [things.gleam(above, 0.3, 0.03), things.gleam(below, 0.22, 0.025)],
    };
  },
  "a child's thick crayon": (scene, random) =>
    pen(scene, {
      colour: random.pick<Colour>([
        [0.85, 0.2, 0.2],
        [0.95, 0.55, 0.2],
        [0.2, 0.45, 0.85],
        [0.25, 0.65, 0.3],
      ]),
      density: 0.85,
      grain: 0.6,
      width: 4.5,
    }),
  "a red pen on squares, each fifth dark": (scene) => ({
    ...pen(scene, { colour: [0.8, 0.12, 0.14], width: 1.8 }),
    things: [
      things.ruling([0.5, 0.65, 0.85], { gap: 0.03, width: 0.002, squares: true }),
      things.ruling([0.35, 0.5, 0.75], { gap: 0.15, width: 0.004, squares: true }),
    ],
  }),
  "chalk on a green board, smeared": (scene, random) => {
    const { x, y, height } = scene.digit;
    const [from, to] = [
      { x: x - 0.8 * height, y: y + 0.1 },
      { x: x + 0.9 * height, y: y - 0.05 },
    ];
    const chalk: Colour = [0.8, 0.82, 0.78];
    return {
      ...pen(scene, { colour: [0.92, 0.92, 0.88], density: 0.9, grain: 0.5 }),
      ...paper([0.13, 0.27, 0.2], 0.12),
      things: [
        ...things.smears(chalk, random, 6, 0.2),
        things.faint(things.stroke(chalk, from, to, 0.45 * height), 0.2),
      ],
    };
  },
  "on a blue checked tablecloth": (_, random) => {
    const parts = sheet(random, { colour: [0.88, 0.88, 0.86], wood: 0 }, 0.2);
    return { ...parts, things: things.checks([0.15, 0.25, 0.6], parts.sheet!, 0.07) };
  },
  ...kindsInUse,
};

/** The scene for one picture of a kind. */
export function sceneOf(kind: string, seed: number): Scene {
  const scene = ordinaryScene(seed);
  const random = new Random(7919 * seed + 13);
  return { ...scene, ...kinds[kind]!(scene, random) };
}
