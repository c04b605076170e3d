import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { t } from "../i18n";
import { DataError } from "./errors";
import { entriesOf, findFile, findFolder, missingFrom } from "./find-file";
import { namesakeOf, nearMisses, unfinishedDownload } from "./near-misses";
import { isComplete, type PublishedSet } from "./published-set";

/** What `LAB_DATA_DIR` has of a set: a folder with all of it, or nothing, told in a line. */
export type Given = { readonly folder: string } | { readonly nothing: string };

/**
 * Looks for a set below `LAB_DATA_DIR`.
 *
 * @returns undefined where that variable is unset
 * @throws DataError when it names no folder, a part of the set is missing, or its archive is not unpacked
 */
export function lookInLocalFolder(set: PublishedSet): Given | undefined {
  const given = process.env.LAB_DATA_DIR;
  if (given === undefined || given === "") return undefined;
  const root = resolve(given);
  expectFolder(root);
  const places = set.folders.map((name) => join(root, name));
  const others = [...set.folders, ...set.otherFolders].flatMap((name) => findFolder(root, name) ?? []);
  const whole = others.find((place) => isComplete(set, place) && namesakeOf(place) === undefined);
  if (whole !== undefined) return { folder: whole };
  refusePart(
    set,
    others.filter((place) => namesakeOf(place) === undefined),
  );
  refuseArchive(set, root, places);
  const values = { set: set.name, file: set.files[0]!, places: places.join(", ") };
  const nothing = t("LAB_DATA_DIR has no {set}: looked for {file} and the others in {places}", values);
  return { nothing: [nothing, ...nearMisses(set, root)].join("; ") };
}

function expectFolder(root: string): void {
  if (existsSync(root) && statSync(root).isDirectory()) return;
  const found = existsSync(root) ? "a file" : "nothing";
  throw new DataError(root, "the folder that LAB_DATA_DIR names", found, "correct LAB_DATA_DIR or unset it");
}

function refusePart(set: PublishedSet, places: readonly string[]): void {
  const there = (place: string, file: string): boolean => findFile(join(place, file)) !== undefined;
  const part = places.find((place) => set.files.some((file) => there(place, file)));
  if (part === undefined) return;
  const missing = missingFrom(part, set.files);
  const begun = entriesOf(part).flatMap((name) => unfinishedDownload(set, join(part, name)) ?? []);
  throw new DataError(
    part,
    `all files of ${set.name}`,
    [...missing, ...begun].join(", "),
    "add what is missing or unset LAB_DATA_DIR",
  );
}

function refuseArchive(set: PublishedSet, root: string, places: readonly string[]): void {
  const { archive } = set;
  if (archive === undefined) return;
  const packed = places.map((place) => join(place, archive)).find((file) => existsSync(file));
  if (packed === undefined) return;
  throw new DataError(
    packed,
    `the unpacked files of ${set.name}`,
    "their archive alone",
    `unpack it: tar -xzf "${packed}" -C "${root}"`,
  );
}
