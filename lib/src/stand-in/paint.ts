import { zoom } from "./background";
import { type Colour, mix } from "./colours";
import type { ObjectModel } from "./drawings";
import type { Random } from "./random";
import { textureSide } from "./texture";
import { vary } from "./vary-colour";

const oddPaint = 0.1;
const patchyShare = 0.4;
const fading = 0.3;

/** How one object is painted and lit. */
export interface Paint {
  readonly colours: { readonly [key: string]: Colour };
  /** How far everything fades into the background, 0 to 1. */
  readonly fade: number;
  readonly patches: Patches;
  readonly light: number;
  readonly lightX: number;
  readonly fur: number;
  readonly furX: number;
  readonly furY: number;
  readonly furZoom: number;
}

/** Where the noise is above `level` an animal has its second colour. */
interface Patches {
  readonly level: number;
  readonly zoom: number;
  readonly start: number;
}

export function drawPaint(model: ObjectModel, random: Random): Paint {
  const patchy = model.animal && random.next() < patchyShare;
  const patches: Patches = {
    level: patchy ? random.between(0.1, 0.5) : 9,
    zoom: random.between(0.5, 1.5),
    start: random.integer(textureSide),
  };
  const odd = random.next() < oddPaint && !model.animal;
  const main = odd ? anyColour(random) : vary(random.pick(model.colours), 14, random);
  const fade = random.between(0, fading);
  const second = random.next() < 0.4 ? vary(random.pick(model.colours), 14, random) : darker(main, random);
  return {
    colours: drawColours(main, second, random),
    fade,
    patches,
    light: random.bell(0.004),
    lightX: random.bell(0.004),
    fur: (model.animal ? 26 : 7) * random.between(0.4, 1.2),
    furX: random.integer(textureSide),
    furY: random.integer(textureSide),
    furZoom: random.between(zoom.low, zoom.high * 0.75),
  };
}

function anyColour(random: Random): Colour {
  return [random.between(20, 240), random.between(20, 240), random.between(20, 240)];
}

function darker([red, green, blue]: Colour, random: Random): Colour {
  return [red * random.between(0.6, 0.9), green * random.between(0.6, 0.9), blue * random.between(0.6, 0.9)];
}

/** A colour for each key that a drawing uses. */
function drawColours(main: Colour, second: Colour, random: Random): { [key: string]: Colour } {
  return {
    a: main,
    b: second,
    c: mix(main, [245, 240, 225], random.between(0.3, 0.8)),
    k: vary([30, 28, 30], 8, random),
    w: vary([235, 235, 232], 10, random),
    g: mix([60, 80, 100], [190, 210, 225], random.next()),
    y: vary([215, 165, 50], 25, random),
    p: vary([215, 150, 140], 15, random),
    r: vary([190, 45, 40], 30, random),
  };
}
