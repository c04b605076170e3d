/** Connected pieces of strokes: for each pixel the label of its piece, 0 for none. */
interface Pieces {
  readonly labels: Int32Array;
  readonly rows: number;
  readonly cols: number;
}

/** Directions in half a turn in which strokes are looked for on both sides of a gap. */
const directions = 16;
/** How many times as long as the shortest ways across a gap others are at most. */
const longer = 1.4;

/**
 * The pixels of straight ways between two pieces of strokes on both sides of a gap: of each pixel in the gap the shortest
 * one, where it is hardly longer than the shortest of all. Together they fill what lies between the ends of a stroke.
 *
 * @param gap 1 where ways begin
 * @param passable 1 where they lead, the gap included
 * @param most pixels of a way at most
 */
export function bridge(pieces: Pieces, gap: Uint8Array, passable: Uint8Array, most: number): Uint8Array {
  const ways: number[][] = [];
  gap.forEach((here, at) => {
    if (here === 0 || pieces.labels[at]! > 0) return;
    let shortest: number[] | undefined;
    for (let turn = 0; turn < directions; turn++) {
      const angle = (Math.PI * turn) / directions;
      const [one, other] = [angle, angle + Math.PI].map((angle) =>
        wayFrom(at, angle, pieces, passable, most),
      );
      if (one === undefined || other === undefined || one.to === other.to) continue;
      const way = [...one.way, ...other.way];
      if (way.length <= most && way.length < (shortest?.length ?? most + 1)) shortest = way;
    }
    if (shortest !== undefined) ways.push(shortest);
  });
  const lengths = ways.map(({ length }) => length).sort((a, b) => a - b);
  const limit = longer * (lengths[Math.floor(lengths.length / 10)] ?? 0);
  const filled = new Uint8Array(gap.length);
  for (const way of ways) if (way.length <= limit) for (const at of way) filled[at] = 1;
  return filled;
}

/** The pixels from one, itself included, to the first of a piece in a direction. */
function wayFrom(
  from: number,
  angle: number,
  { labels, rows, cols }: Pieces,
  passable: Uint8Array,
  most: number,
): { readonly way: number[]; readonly to: number } | undefined {
  const [right, down] = [Math.cos(angle), Math.sin(angle)];
  const way: number[] = [];
  for (let step = 0; step <= most; step++) {
    const row = Math.floor(from / cols) + Math.round(step * down);
    const col = (from % cols) + Math.round(step * right);
    if (row < 0 || row >= rows || col < 0 || col >= cols) return undefined;
    const at = row * cols + col;
    if (labels[at]! > 0) return { way, to: labels[at]! };
    if (passable[at] === 0) return undefined;
    way.push(at);
  }
  return undefined;
}
