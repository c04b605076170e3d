import { hasText, phrase } from "../../i18n";
import { isNumbers, isRecord, isTensor, type TensorValue } from "../encoding";
import { agrees, close } from "./agrees";

const shownItems = 12;

/** Both values around the first place where they differ, small enough to read. */
export function excerpt(received: unknown, expected: unknown): { received: string; expected: string } {
  if (isTensor(received) && isTensor(expected)) return tensorExcerpt(received, expected);
  if (isNumbers(received) && isNumbers(expected)) return listExcerpt(received, expected, "");
  if (isPlainRecord(received) && isPlainRecord(expected)) return recordExcerpt(received, expected);
  return { received: whole(received), expected: whole(expected) };
}

/** Fields with values, and no tensor, promise or other thing that is told by its kind. */
function isPlainRecord(value: unknown): value is { [name: string]: unknown } {
  return isRecord(value) && typeof value["kind"] !== "string";
}

/** A text stands as it is, everything else in a few words or numbers. */
function whole(value: unknown): string {
  return typeof value === "string" ? value : brief(value);
}

function tensorExcerpt(received: TensorValue, expected: TensorValue): { received: string; expected: string } {
  const sameShape = agrees(received.shape, expected.shape);
  if (!sameShape || expected.shape.length !== 2)
    return { received: brief(received), expected: brief(expected) };
  const width = expected.shape[1] as number;
  const different = firstDifference(received.values, expected.values);
  const row = Math.floor(Math.max(0, different) / width);
  const cut = (tensor: TensorValue): string => {
    const items = Array.from(tensor.values).slice(row * width, (row + 1) * width);
    return phrase("excerpt.row", { row, items: brief(items) });
  };
  return { received: cut(received), expected: cut(expected) };
}

function listExcerpt(
  received: ArrayLike<number>,
  expected: ArrayLike<number>,
  name: string,
): { received: string; expected: string } {
  const different = Math.max(0, firstDifference(received, expected));
  const start = expected.length <= shownItems ? 0 : different;
  return { received: name + listFrom(received, start), expected: name + listFrom(expected, start) };
}

function listFrom(list: ArrayLike<number>, start: number): string {
  const items = Array.from({ length: Math.min(shownItems, list.length - start) }, (_, i) =>
    number(list[start + i] as number),
  );
  if (list.length > start + shownItems) items.push(`… ${phrase("excerpt.inAll", { count: list.length })}`);
  const before = start > 0 ? `${phrase("excerpt.from", { index: start })} ` : "";
  return `${before}[${items.join(", ")}]`;
}

function recordExcerpt(
  received: { [name: string]: unknown },
  expected: { [name: string]: unknown },
): { received: string; expected: string } {
  const shown = Object.keys(expected).filter((name) => !agrees(received[name], expected[name]));
  const pairs = shown.map((name) => {
    const [a, b] = [received[name], expected[name]];
    if (isNumbers(a) && isNumbers(b)) return listExcerpt(a, b, `${name} = `);
    return { received: `${name} = ${brief(a)}`, expected: `${name} = ${brief(b)}` };
  });
  return {
    received: pairs.map((pair) => pair.received).join(", "),
    expected: pairs.map((pair) => pair.expected).join(", "),
  };
}

function firstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) if (!close(a[i] ?? Number.NaN, b[i] ?? Number.NaN)) return i;
  return -1;
}

/** The arguments of a case in one line. */
export function describe(given: unknown): string {
  if (!isRecord(given)) return brief(given);
  return Object.entries(given)
    .map(([name, value]) => `${name} = ${brief(value)}`)
    .join(", ");
}

/** A value in a few words or numbers. */
export function brief(value: unknown): string {
  if (typeof value === "number") return number(value);
  if (isTensor(value) && value.shape.length === 0) return brief(value.values[0]);
  if (isTensor(value)) return `${phrase("type.tensor")} [${value.shape.join(", ")}] ${brief(value.values)}`;
  if (isNumbers(value)) return listFrom(value, 0);
  if (Array.isArray(value)) return `[${value.map(brief).join(", ")}]`;
  if (isRecord(value) && typeof value.kind === "string") return typeName(value);
  if (isRecord(value)) return `{ ${describe(value)} }`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** What a value is, in a word: the name of its class, or a word of the catalogue. */
export function typeName(value: unknown): string {
  if (ArrayBuffer.isView(value)) return value.constructor.name;
  return phrase(`type.${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = (value as { kind?: unknown } | undefined)?.kind;
  return typeof kind === "string" && hasText(`type.${kind}`) ? kind : typeof value;
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}
