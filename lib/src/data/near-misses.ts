import { basename, dirname, join } from "node:path";
import { t } from "../i18n";
import { entriesOf, fileKey, findFile, folderKey, isFolder } from "./find-file";
import type { PublishedSet } from "./published-set";

/** Folders below a folder that are looked into, and how deep. */
const [most, deepest] = [500, 3];

/** Sets whose files have the names of another one's, by what their folders are called. */
const namesakes: Readonly<Record<string, string>> = {
  fashionmnist: "Fashion-MNIST",
  fashion: "Fashion-MNIST",
  kmnist: "KMNIST",
  kuzushijimnist: "KMNIST",
};

/** Which set a folder belongs to by its name, or by that of the one above where it is called raw. */
export function namesakeOf(folder: string): string | undefined {
  const name = folderKey(basename(folder));
  return (
    namesakes[name] ??
    (name === "raw" || name === "data" ? namesakes[folderKey(basename(dirname(folder)))] : undefined)
  );
}

/** What lies below a folder and is nearly a set: each told in a few words, with what to do. */
export function nearMisses(set: PublishedSet, root: string): string[] {
  return foldersBelow(root).flatMap((folder) => [...wholeSetIn(set, folder), ...otherFormsIn(set, folder)]);
}

function foldersBelow(root: string): string[] {
  const folders = [root];
  const depths = [0];
  for (let at = 0; at < folders.length && folders.length < most; at++) {
    if (depths[at] === deepest) continue;
    for (const name of entriesOf(folders[at]!)) {
      const path = join(folders[at]!, name);
      if (name.startsWith(".") || name === "stand-in" || name === "node_modules" || !isFolder(path)) continue;
      folders.push(path);
      depths.push(depths[at]! + 1);
    }
  }
  return folders;
}

function wholeSetIn(set: PublishedSet, folder: string): string[] {
  if (!set.files.every((file) => findFile(join(folder, file)) !== undefined)) return [];
  const other = namesakeOf(folder);
  if (other === undefined) return [t("{folder} has them: move them or name that folder", { folder })];
  return [t("{folder} has files of these names, but they are {other}'s", { folder, other })];
}

/** Files by which the same images are published in a form that is not read here. */
function otherFormsIn(set: PublishedSet, folder: string): string[] {
  const word = folderKey(set.name);
  return entriesOf(folder).flatMap((name) => {
    const [path, key] = [join(folder, name), folderKey(name)];
    if (!key.includes(word) && fileKey(name) !== "data-batch-1") return [];
    if (/python|batchespy$/.test(key) || fileKey(name) === "data-batch-1") {
      return [
        t("{path} is the version for Python; the lab reads the binary one, {archive}", {
          path,
          archive: set.archive ?? "",
        }),
      ];
    }
    if (/\.(zip|npz|csv|parquet|pkl|mat|7z|rar)$/i.test(name)) {
      return [t("{path} is not read: take the files as they were published, unpacked", { path })];
    }
    return [];
  });
}
