import { Random } from "./random";

const side = 128;

/** One sheet of fractal noise whose edges fit together; every texture is a window of it. */
const sheet: Float32Array = drawSheet();

/** The noise at a place, about −1…1; coordinates wrap around. */
export function texture(x: number, y: number): number {
  return sheet[((y & (side - 1)) << 7) | (x & (side - 1))]!;
}

/** How far into the sheet a window may start. */
export const textureSide: number = side;

function drawSheet(): Float32Array {
  const random = new Random(7);
  const noise = new Float32Array(side * side);
  let strength = 0.6;
  for (let cells = 4; cells <= side; cells *= 2) {
    addOctave(noise, cells, strength, random);
    strength *= 0.72;
  }
  return noise;
}

/** Adds noise that changes `cells` times from edge to edge, smoothly in between. */
function addOctave(noise: Float32Array, cells: number, strength: number, random: Random): void {
  const grid = Float32Array.from({ length: cells * cells }, () => random.between(-1, 1));
  const scale = cells / side;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [u, v] = [x * scale, y * scale];
      const [i, j] = [u | 0, v | 0];
      const [fu, fv] = [u - i, v - j];
      const [i1, j1] = [(i + 1) % cells, (j + 1) % cells];
      const above = grid[j * cells + i]! * (1 - fu) + grid[j * cells + i1]! * fu;
      const below = grid[j1 * cells + i]! * (1 - fu) + grid[j1 * cells + i1]! * fu;
      noise[y * side + x]! += strength * (above * (1 - fv) + below * fv);
    }
  }
}
