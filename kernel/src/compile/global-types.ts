const TYPED_ARRAYS = [
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
];

/** ES2023's methods that copy an array, which the compiler's own types do not have. */
const COPYING_METHODS = [
  ...["Array", "ReadonlyArray"].map(
    (name) => `interface ${name}<T> {
  /** A copy in reverse order. */
  toReversed(): T[];
  /** A sorted copy. */
  toSorted(compare?: (a: T, b: T) => number): T[];
  /** A copy without \`count\` elements from \`start\` on, and with \`items\` in their place. */
  toSpliced(start: number, count?: number, ...items: T[]): T[];
  /** A copy with another element at \`index\`. */
  with(index: number, value: T): T[];
}`,
  ),
  ...TYPED_ARRAYS.map(
    (name) => `interface ${name} {
  /** A copy in reverse order. */
  toReversed(): ${name};
  /** A sorted copy. */
  toSorted(compare?: (a: number, b: number) => number): ${name};
  /** A copy with another element at \`index\`. */
  with(index: number, value: number): ${name};
}`,
  ),
].join("\n");

/** What the kernel adds to a cell's global names, as TypeScript sees it. */
export const GLOBAL_TYPES: string = `
/** Asks the reader for a line of text. */
declare function input(prompt?: string): Promise<string>;
/** Shows a value with the richest form it has. */
declare function display(value: unknown): void;
/** In Node.js 20, and newer than the compiler's own types. */
interface String {
  /** Is every surrogate part of a pair? */
  isWellFormed(): boolean;
  /** The text with U+FFFD in place of lone surrogates. */
  toWellFormed(): string;
}
interface ArrayBuffer {
  readonly resizable: boolean;
  readonly maxByteLength: number;
  resize(newLength?: number): void;
}
${COPYING_METHODS}
`;
