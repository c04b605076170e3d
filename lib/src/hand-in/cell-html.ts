import { stripVTControlCharacters } from "node:util";
import MarkdownIt from "markdown-it";
import { escapeMarkup } from "../jupyter/markup";
import { type Cell, type Output, textOf } from "./notebook-file";

const markdown = new MarkdownIt({ html: true, linkify: true });
/** Pictures, richest first; what the lab draws has its picture in the HTML. */
const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** A cell with its outputs, as part of a page without scripts. */
export function cellHtml(cell: Cell): string {
  const source = textOf(cell.source);
  if (cell.cell_type === "markdown") return markdown.render(withAttachments(source, cell));
  if (cell.cell_type !== "code") return `<pre>${escapeMarkup(source)}</pre>`;
  const count = cell.execution_count ?? " ";
  const outputs = (cell.outputs ?? []).map((output) => `<div class="output">${outputHtml(output)}</div>`);
  return `<div class="code"><span>[${count}]</span><pre><code>${escapeMarkup(source)}</code></pre></div>${outputs.join("")}`;
}

/** Pasted pictures lie beside the text, in the cell. */
function withAttachments(source: string, { attachments = {} }: Cell): string {
  return source.replace(/attachment:([^\s)]+)/g, (reference, name: string) => {
    const [[type, data] = []] = Object.entries(attachments[decodeURIComponent(name)] ?? {});
    return type === undefined ? reference : `data:${type};base64,${data}`;
  });
}

function outputHtml({ output_type, text, data = {}, traceback = [] }: Output): string {
  if (output_type === "stream") return pre(textOf(text));
  if (output_type === "error") return pre(traceback.join("\n"), "error");
  const part = (type: string): string | undefined =>
    data[type] === undefined ? undefined : textOf(data[type] as string | string[]);
  const picture = pictures.find((type) => part(type) !== undefined);
  const drawing = part("image/svg+xml");
  return (
    part("text/html") ??
    (drawing && image("image/svg+xml", Buffer.from(drawing).toString("base64"), part("text/plain"))) ??
    (picture && image(picture, part(picture)!.replace(/\s/g, ""), part("text/plain"))) ??
    (part("text/markdown") && markdown.render(part("text/markdown")!)) ??
    pre(part("text/plain") ?? "")
  );
}

const image = (type: string, base64: string, text = ""): string =>
  `<img alt="${escapeMarkup(text)}" src="data:${type};base64,${base64}">`;

const pre = (text: string, kind = "text"): string =>
  `<pre class="${kind}">${escapeMarkup(stripVTControlCharacters(text))}</pre>`;
