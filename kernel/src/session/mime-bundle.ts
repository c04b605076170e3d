import { inspect } from "node:util";
import type { MimeBundle } from "../cells/outcome";
import { describeTensor } from "./tensor-text";

const DISPLAY = Symbol.for("Jupyter.display");
/** Methods that other notebooks' values bring along. */
const REPRESENTATIONS: Record<string, string> = {
  _toHtml: "text/html",
  _toSvg: "image/svg+xml",
  _toMarkdown: "text/markdown",
  _toPng: "image/png",
  _toJpeg: "image/jpeg",
  _toLatex: "text/latex",
};

type Methods = Record<string | symbol, unknown>;

/** Every form in which a value can be shown; `text/plain` always. */
export async function mimeBundle(value: unknown): Promise<MimeBundle> {
  const bundle = isObject(value) ? await richForms(value as Methods) : {};
  bundle["text/plain"] ??= describeTensor(value) ?? inspect(value);
  return encodeBinary(bundle);
}

/** A value whose own display method throws is still shown, as text. */
export async function showOrExplain(value: unknown): Promise<MimeBundle> {
  try {
    return await mimeBundle(value);
  } catch (error) {
    return { "text/plain": `(this value cannot be shown: ${String(error)})` };
  }
}

async function richForms(value: Methods): Promise<MimeBundle> {
  const bundle: MimeBundle = {};
  if (typeof value[DISPLAY] === "function") return { ...((await value[DISPLAY]()) as MimeBundle) };
  if (typeof value._toMime === "function") Object.assign(bundle, value._toMime());
  for (const [method, type] of Object.entries(REPRESENTATIONS)) {
    const form = value[method];
    if (typeof form === "function") bundle[type] = form.call(value);
  }
  return bundle;
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
