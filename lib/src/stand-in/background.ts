import { blot, canvas, side } from "./canvas";
import type { Colour } from "./colours";
import type { ObjectModel } from "./drawings";
import type { Random } from "./random";
import { type Surface, sceneNames, versionsOf } from "./surfaces";
import { texture, textureSide } from "./texture";
import { vary } from "./vary-colour";

/** Share of objects in a scene that is not theirs, and how many blots may lie about. */
const stray = 0.18;
const clutter = 4;
const textureStrength = 1.6;

/** How coarse textures may be. */
export const zoom = { low: 0.5, high: 2.5 };

/** What the background left for what comes next. */
export interface Background {
  readonly surfaces: readonly Surface[];
  /** Row of the horizon; below the image where there is none. */
  readonly horizon: number;
  /** The first surface's colour, into which everything fades. */
  readonly colour: Colour;
}

interface Layer {
  readonly from: Colour;
  readonly to: Colour;
  readonly stretch: number;
  readonly texture: number;
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Paints one or two surfaces with a horizon, and what lies about on them. */
export function paintBackground(model: ObjectModel, random: Random): Background {
  const scene = random.next() < stray ? random.pick(sceneNames) : random.pick(model.scenes);
  const surfaces = random.pick(versionsOf(scene));
  const horizon = surfaces.length > 1 ? random.between(0.3, 0.75) * side : side + 9;
  const tilt = random.bell(0.04);
  const layers = surfaces.map((surface) => drawLayer(surface, random));
  paintLayers(layers, horizon, tilt);
  if (surfaces.length > 1 || scene === "room") scatter(surfaces, horizon, random);
  return { surfaces, horizon, colour: layers[0]!.from };
}

function drawLayer(surface: Surface, random: Random): Layer {
  return {
    from: vary(random.pick(surface.colours), 12, random),
    to: vary(random.pick(surface.colours), 12, random),
    stretch: surface.stretch,
    texture: surface.texture * textureStrength * random.between(0.5, 1.3),
    x: random.integer(textureSide),
    y: random.integer(textureSide),
    zoom: random.between(zoom.low, zoom.high),
  };
}

function paintLayers(layers: readonly Layer[], horizon: number, tilt: number): void {
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const layer = y + tilt * (x - 16) > horizon ? layers[1]! : layers[0]!;
      const noise =
        layer.texture * texture(layer.x + (x * layer.zoom) / layer.stretch, layer.y + y * layer.zoom);
      const depth = y / side;
      const o = 3 * (y * side + x);
      for (let k = 0; k < 3; k++) {
        canvas[o + k] = layer.from[k]! * (1 - depth * 0.6) + layer.to[k]! * depth * 0.6 + noise;
      }
    }
  }
}

function scatter(surfaces: readonly Surface[], horizon: number, random: Random): void {
  for (let i = random.integer(clutter + 1); i > 0; i--) {
    const cover = random.between(0.3, 0.9);
    const x = random.between(0, side);
    const y = Math.min(side, horizon) - random.between(0, 6);
    const radius = [random.between(1, 8), random.between(1, 7)] as const;
    const colour = vary(random.pick(random.pick(surfaces).colours), 30, random);
    blot(cover, [x, y], radius, colour, random.next() < 0.33);
  }
}
