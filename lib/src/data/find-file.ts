import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * A file under its own name or another that it is often given: gzipped, in capital letters, with a dot in place of a
 * hyphen (`train-images.idx3-ubyte`), with `.txt` or ` (1)` behind it, as a copy, or in a folder of its own name, as some
 * programs unpack it.
 *
 * @returns its path; undefined where there is none
 */
export function findFile(path: string): string | undefined {
  const exact = [path, `${path}.gz`].find(isFile);
  if (exact !== undefined) return exact;
  const [folder, wanted] = [dirname(path), fileKey(basename(path))];
  const named = entriesOf(folder)
    .filter((name) => !name.startsWith(".") && fileKey(name) === wanted)
    .map((name) => join(folder, name));
  const file = named.find(isFile);
  if (file !== undefined) return file;
  const inside = named.flatMap((place) => entriesOf(place).map((name) => join(place, name)));
  return inside.find((candidate) => fileKey(basename(candidate)) === wanted && isFile(candidate));
}

/**
 * A folder below another, whose parts may be written in capitals, with hyphens, underscores or without.
 *
 * @param name for example "mnist/raw"; "." is the folder itself
 */
export function findFolder(root: string, name: string): string | undefined {
  if (name === ".") return root;
  const [part, ...rest] = name.split("/") as [string, ...string[]];
  const found = entriesOf(root)
    .filter((entry) => folderKey(entry) === folderKey(part))
    .map((entry) => join(root, entry))
    .filter(isFolder);
  for (const place of found) {
    const deeper = rest.length === 0 ? place : findFolder(place, rest.join("/"));
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** What different names of one folder have in common: "FashionMNIST" and "fashion-mnist" are alike. */
export function folderKey(name: string): string {
  return name.toLowerCase().replace(/[-_ .]/g, "");
}

/** Words that systems and people add to a name, and those that tell a format which the bytes tell, too. */
const added = new Set(["copy", "copie", "kopie", "de", "of", "von", "gz", "txt"]);
const formats = new Set(["idx", "idx1", "idx3", "ubyte", "bin", "dat", "data", "mnist"]);

/**
 * What different names of one file have in common: `train-images-idx3-ubyte` is also called `train-images.idx`,
 * `train_images.bin` or `Copy of train-images-idx3-ubyte.gz`, and MNIST's test files are named t10k or test.
 */
export function fileKey(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/\(\d+\)/, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !added.has(word));
  const short = words.filter((word) => !formats.has(word)).map((word) => (word === "test" ? "t10k" : word));
  return /^(train|t10k)-(image|label)s?$/.test(short.join("-")) ? short.join("-") : words.join("-");
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** What a folder lacks of some files, each in a few words: "no t10k-labels-idx1-ubyte", perhaps "but a link to nothing". */
export function missingFrom(folder: string, files: readonly string[]): string[] {
  return files
    .filter((file) => findFile(join(folder, file)) === undefined)
    .map((file) => {
      const why = whyNoFile(join(folder, file));
      return why === undefined ? `no ${file}` : `no ${file} but ${why}`;
    });
}

/** Why there is no file under a name that a folder has. */
function whyNoFile(path: string): string | undefined {
  if (!entriesOf(dirname(path)).includes(basename(path))) return undefined;
  return existsSync(path) ? "a folder without it" : "a link to nothing";
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Names in a folder, in alphabetical order; none where it is none or may not be read. */
export function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
