import { inspect } from "node:util";
import type { MimeBundle } from "../run/outcome";
import { isThenable } from "../run/thenable";
import { textOf } from "./error-report";
import { describeTensor } from "./tensor-text";

const DISPLAY = Symbol.for("Jupyter.display");

type Shown = MimeBundle | Promise<MimeBundle>;

/**
 * Every form in which a value can be shown; `text/plain` always. A promise only where the value's own method returns
 * one.
 */
export function mimeBundle(value: unknown): Shown {
  const forms = ownForms(value);
  const complete = (bundle: MimeBundle | undefined): MimeBundle =>
    encodeBundle({
      ...(isObject(bundle) && bundle),
      "text/plain": bundle?.["text/plain"] ?? describeTensor(value) ?? describe(value),
    });
  return isThenable(forms) ? Promise.resolve(forms).then(complete) : complete(forms);
}

/** Numbers of a list inside an object: the pixels of a dataset would fill the page. */
const FEW = 12;

function describe(value: unknown): string {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  return isList ? inspect(value) : inspect(value, { maxArrayLength: FEW });
}

/** A value whose own display method fails is still shown, as text. */
export function showOrExplain(value: unknown): Shown {
  try {
    const bundle = mimeBundle(value);
    return isThenable(bundle) ? bundle.catch(explain) : bundle;
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): MimeBundle {
  return { "text/plain": `(this value cannot be shown: ${textOf(error)})` };
}

function ownForms(value: unknown): MimeBundle | PromiseLike<MimeBundle> | undefined {
  if (!isObject(value)) return undefined;
  const display = (value as Record<symbol, unknown>)[DISPLAY];
  return typeof display === "function" ? display.call(value) : undefined;
}

/**
 * A bundle as a notebook may hold it: JSON for media types that are JSON, text for all others. Binary forms (PNG)
 * travel as base64; what has no form is left out.
 */
export function encodeBundle(bundle: unknown): MimeBundle {
  if (!isObject(bundle)) return {};
  const forms = Object.entries(bundle as object).filter(([, data]) => data !== null && isData(data));
  return Object.fromEntries(forms.map(([type, data]) => [type, encodeForm(type, data)]));
}

function encodeForm(type: string, data: unknown): unknown {
  if (data instanceof Uint8Array) return Buffer.from(data).toString("base64");
  if (/^application\/(.*\+)?json$/.test(type) || typeof data === "string") return data;
  if (Array.isArray(data) && data.every((line) => typeof line === "string")) return data.join("");
  return inspect(data);
}

function isData(data: unknown): boolean {
  return data !== undefined && typeof data !== "function" && typeof data !== "symbol";
}

function isObject(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
