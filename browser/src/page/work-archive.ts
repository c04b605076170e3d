import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Contents, Model } from "./jupyterlite";
import { makeFolders } from "./notebook-folder";

/** All files of the page's storage as one zip. */
export async function packWork(contents: Contents): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const path of await listFiles(contents)) {
    const { content, format } = await contents.get(path, { content: true });
    files[path] =
      format === "base64"
        ? Uint8Array.from(atob(content as string), (character) => character.charCodeAt(0))
        : strToU8(typeof content === "string" ? content : `${JSON.stringify(content, null, 1)}\n`);
  }
  return zipSync(files);
}

/**
 * Puts the files of such a zip back. What there was under the same name and says something else is kept beside it.
 *
 * @returns how many files there were
 */
export async function unpackWork(contents: Contents, zip: Uint8Array): Promise<number> {
  const files = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith("/"));
  for (const [path, bytes] of files) {
    await keepBeside(contents, path, bytes);
    await makeFolders(contents, path);
    await contents.save(path, saved(path, bytes));
  }
  return files.length;
}

function saved(path: string, bytes: Uint8Array): object {
  if (path.endsWith(".ipynb"))
    return { type: "notebook", format: "json", content: JSON.parse(strFromU8(bytes)) };
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return { type: "file", format: "base64", content: btoa(binary) };
}

async function keepBeside(contents: Contents, path: string, bytes: Uint8Array): Promise<void> {
  const present = await contents.get(path, { content: true }).catch(() => undefined);
  if (present === undefined) return;
  const { content, type, format } = present;
  const text = strFromU8(bytes);
  const isSame = typeof content === "string" ? content === text : sameJson(content, text);
  if (isSame) return;
  const beside = path.replace(/(\.[^./]*)?$/, `-before-${Date.now()}$1`);
  await contents.save(beside, { type, format, content });
}

function sameJson(value: unknown, text: string): boolean {
  try {
    return JSON.stringify(value) === JSON.stringify(JSON.parse(text));
  } catch {
    return false;
  }
}

async function listFiles(contents: Contents, folder = ""): Promise<string[]> {
  const { content } = await contents.get(folder, { content: true });
  const lists = (content as Model[]).map(({ path, type }) =>
    type === "directory" ? listFiles(contents, path) : [path],
  );
  return (await Promise.all(lists)).flat();
}
