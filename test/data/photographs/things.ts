import type { Random } from "image-lab/internal/stand-in/random";
import type { Colour, Place, Scene, Thing } from "./scene";
import { smoothNoise } from "./scene";

/** Softness of an edge as a share of the frame's height: about a pixel. */
const soft = 0.002;

const within = (distance: number): number => Math.max(0, Math.min(1, 0.5 - distance / soft));

/** Lines at equal distances, across the page, upright too for squares; the paper lies a little askew. */
export function ruling(
  colour: Colour,
  {
    gap,
    width,
    squares = false,
    turn = 0.01,
  }: { gap: number; width: number; squares?: boolean; turn?: number },
): Thing {
  const line = (at: number): number => within(Math.abs(at - gap * Math.round(at / gap)) - width / 2);
  return {
    colour,
    cover: ({ x, y }) => {
      const [u, v] = [x * Math.cos(turn) + y * Math.sin(turn), y * Math.cos(turn) - x * Math.sin(turn)];
      return squares ? Math.max(line(u + 0.31 * gap), line(v + 0.17 * gap)) : line(v + 0.17 * gap);
    },
  };
}

/** Dots at the crossings of squares. */
export function dots(colour: Colour, gap: number, radius: number): Thing {
  const off = (at: number): number => at - gap * Math.round(at / gap);
  return { colour, cover: ({ x, y }) => within(Math.hypot(off(x), off(y)) - radius) };
}

/** A straight line between two points. */
export function stroke(colour: Colour, from: Place, to: Place, width: number): Thing {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return {
    colour,
    cover: ({ x, y }) => {
      const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
      const t = Math.max(0, Math.min(1, along));
      return within(Math.hypot(x - from.x - t * dx, y - from.y - t * dy) - width / 2);
    },
  };
}

export function disc(colour: Colour, { x, y }: Place, radius: number): Thing {
  return { colour, cover: (at) => within(Math.hypot(at.x - x, at.y - y) - radius) };
}

export function rectangle(colour: Colour, { x, y }: Place, width: number, height: number): Thing {
  return {
    colour,
    cover: (at) => within(Math.max(Math.abs(at.x - x) - width / 2, Math.abs(at.y - y) - height / 2)),
  };
}

/** A frame drawn by hand around the digit, nowhere touching it. */
export function drawnBox({ digit, seed }: Scene, colour: Colour, width: number, room = 0.8): Thing {
  const half = room * digit.height;
  return {
    colour,
    cover: ({ x, y }) => {
      const shake = 0.006 * smoothNoise(seed + 5, 6 * x, 6 * y);
      const distance = Math.max(Math.abs(x - digit.x), Math.abs(y - digit.y)) - half + shake;
      return within(Math.abs(distance) - width / 2);
    },
  };
}

/** A ring drawn by hand around the digit. */
export function drawnRing({ digit, seed }: Scene, colour: Colour, width: number): Thing {
  return {
    colour,
    cover: ({ x, y }) => {
      const shake = 0.01 * smoothNoise(seed + 6, 5 * x, 5 * y);
      const distance = Math.hypot(x - digit.x, y - digit.y) - 0.85 * digit.height + shake;
      return within(Math.abs(distance) - width / 2);
    },
  };
}

/** Specks of dust, anywhere but on the digit itself. */
export function dust({ digit, rows, cols }: Scene, random: Random, count: number, largest: number): Thing[] {
  const specks: Thing[] = [];
  while (specks.length < count) {
    const at = { x: random.between(-0.5, 0.5) * (cols / rows), y: random.between(-0.5, 0.5) };
    if (Math.hypot(at.x - digit.x, at.y - digit.y) < 0.75 * digit.height) continue;
    specks.push(disc([0.15, 0.13, 0.12], at, random.between(0.3, 1) * largest));
  }
  return specks;
}

/** Small writing that fills lines above the digit: a name, a date. */
export function smallWriting({ digit, cols, rows }: Scene, random: Random, colour: Colour): Thing[] {
  const lines: Thing[] = [];
  const y = digit.y - 0.5 * digit.height - 0.14;
  for (let x = -0.42 * (cols / rows); x < 0.2 * (cols / rows); x += 0.016) {
    if (random.next() < 0.2) continue;
    const [up, down] = [random.between(0.004, 0.018), random.between(0.004, 0.01)];
    lines.push(stroke(colour, { x, y: y - up }, { x: x + 0.012, y: y + down }, 0.004));
  }
  return lines;
}

/** What a wet cup leaves: a ring with a dark edge, and a pale disc within. */
export function stain(colour: Colour, { x, y }: Place, radius: number, seed: number): Thing {
  return {
    colour,
    cover: (at) => {
      const shake = 0.02 * smoothNoise(seed + 9, 5 * at.x, 5 * at.y);
      const distance = Math.hypot(at.x - x, at.y - y) - radius + shake;
      const edge = Math.exp(-((distance / 0.012) ** 2));
      return 0.45 * edge + (distance < 0 ? 0.12 : 0);
    },
  };
}

/** What was written before and wiped away: broad pale smears. */
export function smears(colour: Colour, random: Random, count: number, strength: number): Thing[] {
  return Array.from({ length: count }, () => {
    const from = { x: random.between(-0.4, 0.4), y: random.between(-0.5, 0.5) };
    const to = { x: from.x + random.between(-0.3, 0.3), y: from.y + random.between(-0.08, 0.08) };
    const { cover } = stroke(colour, from, to, random.between(0.04, 0.12));
    return {
      colour,
      cover: (at: Place) => strength * cover(at) * (0.6 + 0.4 * smoothNoise(1, 40 * at.x, 9 * at.y)),
    };
  });
}

/** Lines of print: short strokes side by side, between two heights. */
export function print(random: Random, colour: Colour, from: Place, to: Place, size = 0.02): Thing[] {
  const letters: Thing[] = [];
  for (let { y } = from; y < to.y; y += 2 * size) {
    for (let { x } = from; x < to.x; x += 0.6 * size) {
      if (random.next() < 0.18) continue;
      const [up, down] = [random.between(-0.5, -0.1), random.between(0.1, 0.5)];
      letters.push(
        stroke(colour, { x, y: y + up * size }, { x: x + 0.3 * size, y: y + down * size }, 0.18 * size),
      );
    }
  }
  return letters;
}

/** A thing that shows only faintly. */
export function faint(thing: Thing, strength: number): Thing {
  return { colour: thing.colour, cover: (place) => strength * thing.cover(place) };
}

/** Something that only part of the light reaches: 1 outside, `depth` inside, and how soft its border is. */
export function shadow(
  distance: (place: Place) => number,
  depth: number,
  softness: number,
): (place: Place) => number {
  return (place) => {
    const inside = Math.max(0, Math.min(1, 0.5 - distance(place) / softness));
    return 1 - (1 - depth) * inside * inside * (3 - 2 * inside);
  };
}

/** A lamp that shines back from a board: long, with a soft edge. */
export function gleam({ x, y }: Place, length: number, height: number): Thing {
  return {
    colour: [1, 1, 1],
    cover: (at) => 0.95 * Math.exp(-(((2 * (at.x - x)) / length) ** 4) - ((at.y - y) / height) ** 2),
  };
}

/** A bulb that shines back from a board: round, with a soft edge. */
export function bulb({ x, y }: Place, radius: number): Thing {
  return {
    colour: [1, 1, 1],
    cover: (at) => 0.9 * Math.exp(-((at.x - x) ** 2 + (at.y - y) ** 2) / radius ** 2),
  };
}

/** The panes of a window, turned about its middle: 1 in their light, 0 around them and where its bars are. */
export function panes(
  middle: Place,
  { width, height, bar, turn }: Readonly<Record<"width" | "height" | "bar" | "turn", number>>,
  { across, down }: Readonly<Record<"across" | "down", number>>,
): (place: Place) => number {
  const isLit = (at: number, side: number, count: number): boolean => {
    const share = (at / side + 0.5) * count; // panes lie between whole numbers, bars on the inner ones
    const line = Math.round(share);
    if (share < 0 || share > count) return false;
    return line === 0 || line === count || Math.abs(share - line) * side > (bar / 2) * count;
  };
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (place) => {
    const [x, y] = [place.x - middle.x, place.y - middle.y];
    const lit = isLit(x * cos + y * sin, width, across) && isLit(y * cos - x * sin, height, down);
    return Number(lit);
  };
}

/** The sun through blinds that turn by an angle: stripes of light, and of shadow with soft edges, so far apart. */
export function blinds(
  { gap, turn, from }: Readonly<Record<"gap" | "turn" | "from", number>>,
  depth: number,
): (place: Place) => number {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [shadow, soft] = [0.15, 0.15]; // shares of the way from one shadow's middle to the next
  return ({ x, y }) => {
    const across = (y * cos - x * sin) / gap + from;
    const light = Math.max(0, Math.min(1, (Math.abs(across - Math.round(across)) - shadow) / soft));
    return depth + (1 - depth) * light * light * (3 - 2 * light);
  };
}

/** Light that something shines back from the paper, over ink as over bare paper: where it is white, both are. */
export function reflection(light: (place: Place) => number): Thing {
  const far = 40;
  return { colour: [far, far, far], cover: (at) => light(at) / far };
}

/** Light of a screen's pixels, seen through a camera's: fine stripes both ways, and the broad ones of their beat. */
export function moire(fine: number, broad: number): (place: Place) => number {
  return ({ x, y }) =>
    0.86 +
    fine * (Math.sin(230 * x + 12 * y) + Math.sin(11 * x + 240 * y)) +
    broad * Math.sin(37 * x + 21 * y + 2 * Math.sin(5 * y));
}

/** A checked cloth, everywhere but on the sheet that lies on it. */
export function checks(
  colour: Colour,
  { x, y, width, height, turn }: NonNullable<Scene["sheet"]>,
  gap: number,
): Thing[] {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const outside = (at: Place): boolean => {
    const [dx, dy] = [at.x - x, at.y - y];
    return Math.abs(dx * cos + dy * sin) > width / 2 || Math.abs(dy * cos - dx * sin) > height / 2;
  };
  const band = (at: number): boolean => Math.abs(at / gap - Math.round(at / gap)) < 0.25;
  const cloth = (of: (at: Place) => boolean): Thing => ({
    colour,
    cover: (at) => (outside(at) && of(at) ? 0.6 : 0),
  });
  return [cloth((at) => band(at.x)), cloth((at) => band(at.y))];
}
