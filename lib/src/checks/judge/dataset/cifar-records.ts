/** A file of records as CIFAR-10 has them: a label, then 1,024 red, 1,024 green and 1,024 blue bytes. */
export interface CifarCase {
  readonly bytes: Uint8Array;
}

export interface Batch {
  readonly labels: Uint8Array;
  readonly pixels: Uint8Array;
}

export const side = 32;
export const plane: number = side * side;
export const image: number = 3 * plane;
export const record: number = 1 + image;

export interface Place {
  readonly image: number;
  readonly row: number;
  readonly col: number;
  readonly channel: number;
}

/** Which byte of the file holds a pixel. */
export const byteOf = (at: Place): number =>
  at.image * record + 1 + at.channel * plane + at.row * side + at.col;

/** Reads every record with a rule that says which byte of the file a pixel comes from. */
export function read({ bytes }: CifarCase, source: (at: Place) => number): Uint8Array {
  const count = Math.floor(bytes.length / record);
  const pixels = new Uint8Array(count * image);
  let to = 0;
  for (let i = 0; i < count; i++)
    for (let row = 0; row < side; row++)
      for (let col = 0; col < side; col++)
        for (let channel = 0; channel < 3; channel++)
          pixels[to++] = bytes[source({ image: i, row, col, channel })] ?? 0;
  return pixels;
}

export function expected(given: CifarCase): Batch {
  const { bytes } = given;
  const labels = bytes.filter((_, i) => i % record === 0);
  const pixels = read(given, byteOf);
  return { labels, pixels };
}

/** Room for a label of each record. */
export function labelsOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Math.floor(bytes.length / record));
}
