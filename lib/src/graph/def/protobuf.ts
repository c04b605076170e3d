/** Writes the wire format of protocol buffers, as far as a TensorFlow graph needs it. */

/** A field that holds an integer, a truth value or an enumeration. */
export function varintField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

/** A field that holds bytes, a nested message or text. */
export function bytesField(field: number, value: Buffer | string): Buffer {
  const bytes = typeof value === "string" ? Buffer.from(value) : value;
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

/** A field that holds a 32-bit float. */
export function floatField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([varint((field << 3) | 5), bytes]);
}

/** The varints of one byte, which are most of them. */
const SHORT = Array.from({ length: 128 }, (_, value) => Buffer.of(value));

/** Seven bits a byte, lowest first; negative numbers take the ten bytes of their 64-bit two's complement. */
function varint(value: number): Buffer {
  const short = SHORT[value];
  if (short !== undefined) return short;
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
