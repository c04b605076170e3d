import type { Colour } from "./colours";
import type { Random } from "./random";

/** A colour of the same kind: much lighter or darker, a little of another hue. */
export function vary(colour: Colour, deviation: number, random: Random): Colour {
  const lightness = random.bell(deviation);
  const hue = deviation / 3;
  return [
    colour[0] + lightness + random.bell(hue),
    colour[1] + lightness + random.bell(hue),
    colour[2] + lightness + random.bell(hue),
  ];
}
