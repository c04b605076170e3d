import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { Contents, Model } from "./jupyterlite";
import { encoded, makeFolders } from "./notebook-folder";

/**
 * All files of the page's storage as one zip, each with the time of its last change: who grades takes the newest.
 *
 * @param open documents that are open, by path: what was typed counts, also where it could not be saved
 */
export async function packWork(
  contents: Contents,
  open: ReadonlyMap<string, string> = new Map(),
): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const { path, last_modified } of await listFiles(contents)) {
    const edited = open.get(path);
    const bytes =
      edited === undefined ? bytesOf(await contents.get(path, { content: true })) : strToU8(edited);
    const changed = edited === undefined ? Date.parse(last_modified) : Date.now();
    files[path] = [bytes, { mtime: changed >= FIRST_TIME ? changed : Date.now() }];
  }
  return zipSync(files);
}

/** Zips know no time before. */
const FIRST_TIME = Date.UTC(1980, 0, 2);

/**
 * Puts the files of such a zip back, or one file. What there was under the same name and says something else is kept
 * beside it. Nothing is changed where something in it cannot be read.
 *
 * @returns the paths of the files
 */
export async function unpackWork(contents: Contents, name: string, bytes: Uint8Array): Promise<string[]> {
  const isZip = strFromU8(bytes.subarray(0, 2), true) === "PK";
  const files = Object.entries(isZip ? unzipSync(bytes) : { [name]: bytes })
    .filter(([path]) => !path.endsWith("/"))
    .map(([path, content]) => ({ path, content, model: modelOf(path, content) }));
  for (const { path, content, model } of files) {
    await keepBeside(contents, path, content);
    await makeFolders(contents, path);
    await contents.save(path, model);
  }
  return files.map(({ path }) => path);
}

/** What the page's storage is given to keep. */
function modelOf(path: string, bytes: Uint8Array): object {
  if (!path.endsWith(".ipynb")) return { type: "file", ...encoded(bytes) };
  const content = JSON.parse(strFromU8(bytes)) as { cells?: unknown };
  if (!Array.isArray(content?.cells)) throw new Error(`${path} has no cells`);
  return { type: "notebook", format: "json", content };
}

async function keepBeside(contents: Contents, path: string, bytes: Uint8Array): Promise<void> {
  const present = await contents.get(path, { content: true }).catch(() => undefined);
  if (present === undefined || isSame(present, bytes)) return;
  const { content, type, format } = present;
  const beside = path.replace(/(\.[^./]*)?$/, `-before-${Date.now()}$1`);
  await contents.save(beside, { type, format, content });
}

function isSame(present: Model, bytes: Uint8Array): boolean {
  if (typeof present.content !== "string")
    return JSON.stringify(present.content) === JSON.stringify(JSON.parse(strFromU8(bytes)));
  const kept = bytesOf(present);
  return kept.length === bytes.length && kept.every((byte, at) => byte === bytes[at]);
}

function bytesOf({ content, format }: Model): Uint8Array {
  if (typeof content !== "string") return strToU8(notebookText(content));
  if (format !== "base64") return strToU8(content);
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}

/** A notebook as Jupyter writes it. */
export function notebookText(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}

async function listFiles(contents: Contents, folder = ""): Promise<Model[]> {
  const { content } = await contents.get(folder, { content: true });
  const lists = (content as Model[]).map((model) =>
    model.type === "directory" ? listFiles(contents, model.path) : [model],
  );
  return (await Promise.all(lists)).flat();
}
