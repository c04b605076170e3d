/** An argument of one of the lab's functions, as a sentence names it. */
export interface Argument {
  /** The function, for example "barChart". */
  readonly caller: string;
  /** Which of its arguments, for example "the values of series acc". */
  readonly what: string;
}

/** The error for an argument that is something else than expected: what, expected, found, what to do. */
export function refusal(
  { caller, what }: Argument,
  expected: string,
  found: unknown,
  advice: string,
): RangeError {
  return new RangeError(`${caller}: expected ${expected} as ${what}, found ${inWords(found)}: ${advice}.`);
}

/** What a value is, in a few words. */
export function inWords(value: unknown): string {
  if (value === undefined || value === null) return `nothing (${value})`;
  if (typeof value === "string") return value === "" ? "an empty text" : `the text "${shortened(value)}"`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return `the BigInt ${shortened(String(value))}n`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object") return `a ${typeof value}`;
  return objectInWords(value);
}

function objectInWords(value: object): string {
  const name = value.constructor?.name ?? "object";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (ArrayBuffer.isView(value)) return `a ${name} of ${(value as Uint8Array).length ?? 0}`;
  if ("dataId" in value && "shape" in value) {
    const { shape, isDisposed } = value as { shape: number[]; isDisposed?: boolean };
    return `a ${isDisposed ? "disposed " : ""}tensor of shape [${shape.join(", ")}]`;
  }
  if (value instanceof Promise) return "a promise (write `await` before it)";
  return name === "Object" ? "an object of another kind" : `a ${name}`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
