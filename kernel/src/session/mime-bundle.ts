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
    encodeBinary({
      ...bundle,
      "text/plain": bundle?.["text/plain"] ?? describeTensor(value) ?? inspect(value),
    });
  return isThenable(forms) ? Promise.resolve(forms).then(complete) : complete(forms);
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

/** Binary forms (PNG) travel as base64. */
export function encodeBinary(bundle: MimeBundle): MimeBundle {
  return Object.fromEntries(
    Object.entries(bundle).map(([type, data]) => [
      type,
      data instanceof Uint8Array ? Buffer.from(data).toString("base64") : data,
    ]),
  );
}

function isObject(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
