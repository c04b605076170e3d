import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { zipSync } from "fflate";
import { partFile } from "../files/part-file";
import { t } from "../i18n";
import { jupyter } from "../jupyter/display";
import { readNotebooks } from "./notebook-file";
import { page } from "./page";
import { type Summary, summarize } from "./summary";

export interface HandInOptions {
  /** Where the notebooks are; the running notebook's own folder if left out. */
  readonly folder?: string;
}

/** The one file that is handed in, beside the notebooks. */
const fileName = "hand-in.zip";
/** Files that notebooks import or read, as the grader takes them along: text, and little of it. */
const helper = /^\w[\w .()-]*\.(ts|js|mjs|cjs|json|csv|tsv|txt|md)$/i;
const notHelper = /^(package(-lock)?|tsconfig)\.json$/;
const mostHelpers = 20;
const largestHelper = 1 << 20;

/**
 * Puts what is to be handed in into one file, `hand-in.zip` beside the notebooks: all notebooks with exercises, as they
 * were last saved; the text files beside them that they may import; and `page.html`, one page with every cell and figure
 * that needs no other file. Says what is in it, when each notebook was saved, which answers are missing and which cells
 * have not run. Nothing is sent.
 *
 * @throws Error when the folder has no notebook with exercises
 * @example
 * await handIn();
 */
export async function handIn({ folder = process.cwd() }: HandInOptions = {}): Promise<void> {
  const notebooks = readNotebooks(folder);
  if (notebooks.length === 0)
    throw new Error(
      `handIn: expected notebooks with exercises in ${resolve(folder)}, found none: name their folder.`,
    );
  const helpers = helperFiles(folder);
  const summary = summarize(notebooks, helpers);
  const file = join(resolve(folder), fileName);
  const part = partFile(file);
  const entries = [
    ...notebooks.map(({ name, content, saved }) => [name, [content, { mtime: saved }]] as const),
    ...helpers.map((name) => [name, readFileSync(join(folder, name))] as const),
    ["page.html", Buffer.from(page(notebooks, summary.html))] as const,
  ];
  writeFileSync(part, zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]));
  renameSync(part, file);
  tell(summary, file);
}

function helperFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => helper.test(name) && !notHelper.test(name));
  const small = names.filter((name) => {
    const file = statSync(join(folder, name));
    return file.isFile() && file.size <= largestHelper;
  });
  return small.sort().slice(0, mostHelpers);
}

/** A table with a link to the file, or lines. */
function tell({ html, text }: Summary, file: string): void {
  const title = t("{file}: notebooks, and page.html with all their figures", { file: fileName });
  const plain = `${title}\n${text}\n${file}`;
  const notebook = jupyter();
  const link = `<p><a href="${fileName}" download><strong>${title}</strong></a></p>`;
  if (notebook === undefined) console.log(plain);
  else notebook.display({ "text/html": `${link}${html}`, "text/plain": plain });
}
