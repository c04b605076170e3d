/** Red, green and blue; about 0…255 while an image is being drawn. */
export type Colour = readonly [red: number, green: number, blue: number];

/** "8bf" → [136, 187, 255]. */
function parseColour(digits: string): Colour {
  const [red, green, blue] = Array.from(digits, (digit) => 17 * Number.parseInt(digit, 16));
  return [red!, green!, blue!];
}

/** "8bf acf" → two colours. */
export function palette(text: string): Colour[] {
  return text.split(" ").map(parseColour);
}

/** A colour on the way from one to another; `share` 0 is the first. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}
