import { basename, dirname, join, relative } from "node:path";
import { t } from "../i18n";
import { entriesOf, fileKey, findFile, folderKey, isFolder } from "./find-file";
import { picturesIn } from "./picture-files";

/** What is looked for: a published set, or a variation. */
export interface Sought {
  readonly name: string;
  readonly files: readonly string[];
  readonly archive?: string;
  /** Names of folders of which all that lies in them belongs to the set, beside those with its own name. */
  readonly ownFolders?: readonly string[];
}

/** Folders below a folder that are looked into, how deep, and how many near misses are told. */
const [most, deepest, told] = [500, 5, 4];

/** Sets whose files have the names of another one's, by what their folders' names contain. */
const namesakes: readonly [word: RegExp, name: string][] = [
  [/fashion/, "Fashion-MNIST"],
  [/kmnist|kuzushiji/, "KMNIST"],
  [/notmnist/, "notMNIST"],
];
/** Other sets whose names contain that of MNIST or of CIFAR-10. */
const relatives = /fashion|(^|\/)[ekq]mnist|notmnist|kuzushiji|cifar100/;
/** Files in which programs keep images and labels, by how their names end. */
const otherForms =
  /\.(zip|7z|rar|tar|tgz|np[yz]|csv|tsv|jsonl?|parquet|arrow|feather|arff|pkl|pickle|pth?|safetensors|mat|h5|hdf5|rda|rdata|rds|tfrecord.*)(\.(gz|bz2|xz|zst))?$/i;
/** How files end that one program has packed singly and that is not gzip. */
const packed = /\.(zip|7z|rar|bz2|xz|zst|lzma|lz4|z)$/i;
/** Archives whose names do not tell what is in them, as sites that publish sets call them. */
const anyArchive =
  /^(archive|dataset|data|download|images)[ _-]?(\(?\d+\)?)?\.(zip|7z|rar|tar|tgz|tar\.\w+)$/i;
const unfinished = /\.(crdownload|part|partial|download|opdownload|filepart|tmp)$/i;

/** Which set a folder belongs to by its name, or by that of the one above where it is called raw. */
export function namesakeOf(folder: string): string | undefined {
  const name = folderKey(basename(folder));
  const of = (key: string): string | undefined => namesakes.find(([word]) => word.test(key))?.[1];
  return (
    of(name) ?? (name === "raw" || name === "data" ? of(folderKey(basename(dirname(folder)))) : undefined)
  );
}

/** What lies below a folder and is nearly a set: each told in a few words, with what to do. */
export function nearMisses(set: Sought, root: string): string[] {
  let left = most;
  const look = (folder: string, depth: number): string[] => {
    const place = folderKey(relative(root, folder));
    const whole = wholeSetIn(set, folder, place);
    if (whole !== undefined) return [whole];
    const belongs = set.ownFolders?.some((name) => folderKey(name) === place) ?? false;
    const found = missesIn(set, folder, belongs || namesSet(set, place));
    const below = depth === deepest ? [] : entriesOf(folder).filter((name) => !isOwn(name));
    const folders = below.map((name) => join(folder, name)).filter((path) => isFolder(path) && left-- > 0);
    const deeper = folders
      .filter((path) => !found.some((miss) => miss.path === path))
      .flatMap((path) => look(path, depth + 1));
    return [...found.map(({ line }) => line), ...deeper];
  };
  return look(root, 0).slice(0, told);
}

const isOwn = (name: string): boolean =>
  name.startsWith(".") || name === "stand-in" || name === "node_modules";

function wholeSetIn(set: Sought, folder: string, place: string): string | undefined {
  if (!set.files.every((file) => findFile(join(folder, file)) !== undefined)) return undefined;
  const other = namesakeOf(folder);
  const own = namesakes.find(([, name]) => name === set.name)?.[1];
  if (other === own) return t("{folder} has them: move them or name that folder", { folder });
  if (other === undefined) {
    if (place.includes("mnist")) return undefined; // MNIST's own
    return t("{folder} has files of these names: if they are {set}'s, move them into a folder of its name", {
      folder,
      set: set.name,
    });
  }
  return t("{folder} has files of these names, but they are {other}'s", { folder, other });
}

interface Miss {
  readonly path: string;
  readonly line: string;
}

/** The first two things in a folder by which the same images are published in a form that is not read here. */
function missesIn(set: Sought, folder: string, belongs: boolean): Miss[] {
  const misses = entriesOf(folder).flatMap((name) => {
    if (isOwn(name)) return [];
    const path = join(folder, name);
    const named = belongs || namesSet(set, folderKey(name)) || fileKey(name) === "data-batch-1";
    const line =
      unfinishedDownload(set, path) ??
      packedFile(set, path) ??
      (named ? otherForm(set, path) : undefined) ??
      archiveOfSomething(set, path);
    return line === undefined ? [] : [{ path, line }];
  });
  return misses.slice(0, 2);
}

/** Whether a name is the set's, and not that of a relative. */
function namesSet(set: Sought, key: string): boolean {
  const own = folderKey(set.name);
  return key.includes(own) && (relatives.test(own) || !relatives.test(key));
}

/** A file of the set that a program is still fetching, or has given up. */
export function unfinishedDownload(set: Sought, path: string): string | undefined {
  const name = basename(path);
  if (!isFileWith(unfinished, set, name)) return undefined;
  return t("{path} is a download that was not finished: fetch it again", { path });
}

function packedFile(set: Sought, path: string): string | undefined {
  return isFileWith(packed, set, basename(path)) ? notRead(path) : undefined;
}

/** Whether a name is that of one of the set's files with such an ending behind it. */
function isFileWith(ending: RegExp, set: Sought, name: string): boolean {
  const key = fileKey(name.replace(ending, ""));
  return ending.test(name) && set.files.some((file) => fileKey(file) === key);
}

const notRead = (path: string): string =>
  t("{path} is not read: take the files as they were published, unpacked", { path });

function archiveOfSomething(set: Sought, path: string): string | undefined {
  if (!anyArchive.test(basename(path))) return undefined;
  return t("{path} is an archive, which is not read: if it holds {set}, unpack it", { path, set: set.name });
}

function otherForm(set: Sought, path: string): string | undefined {
  const [name, key] = [basename(path), folderKey(basename(path))];
  const archive = set.archive ?? "";
  if (archive !== "" && (/python|batchespy$/.test(key) || fileKey(name) === "data-batch-1"))
    return t("{path} is the version for Python; the lab reads the binary one, {archive}", { path, archive });
  if (archive !== "" && /matlab|batchesmat$/.test(key))
    return t("{path} is the version for Matlab; the lab reads the binary one, {archive}", { path, archive });
  if (otherForms.test(name) || /\.tfrecord/.test(name)) return notRead(path);
  if (/^[eq]mnist-/i.test(name) && !/^[EQ]MNIST/.test(set.name))
    return t("{path} is {other}'s, which lab.loadVariation reads", {
      path,
      other: name.split("-")[0]!.toUpperCase(),
    });
  if (/^emnist-/i.test(name)) return t("{path} is of another split of EMNIST", { path });
  if (isFolder(path) && hasClassFolders(path))
    return t("{path} has a folder of pictures for each class: lab.loadImageFolder reads it", { path });
  return undefined;
}

function hasClassFolders(folder: string): boolean {
  const classes = entriesOf(folder).map((name) => join(folder, name));
  return (
    classes.length > 1 &&
    classes.slice(0, 2).every((path) => isFolder(path) && picturesIn(path).files.length > 0)
  );
}
