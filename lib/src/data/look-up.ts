import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { say, translated } from "../widgets/shared/say";
import { DataError } from "./data-error";
import { dataFolder, recentlyFailed, rememberFailure, writableFolder } from "./data-folder";
import type { Dataset, Origin } from "./dataset";
import { type Patience, usualPatience } from "./download";
import { type Progress, printProgress } from "./progress";
import { findFile } from "./read-bytes";

/** Training and test images of one set. */
export interface DatasetPair {
  readonly train: Dataset;
  readonly test: Dataset;
}

/** A published set: its files, how to read them, where to get them, what stands in for them. */
export interface PublishedSet {
  readonly name: string;
  /** Folder below `data/`. */
  readonly folder: string;
  /** Folders below `LAB_DATA_DIR` in which the files may lie; "." is that folder itself. */
  readonly folders: readonly string[];
  /** Names of the unpacked files. */
  readonly files: readonly string[];
  read(folder: string, origin: Origin): DatasetPair;
  fetch(folder: string, progress: Progress, patience: Patience): Promise<void>;
  drawStandIn(folder: string, progress: Progress): Promise<void>;
}

/** What may be set differently, above all by tests. */
export interface LoadOptions {
  /** In place of the lab's own `data/`. */
  readonly folder?: string;
  readonly progress?: Progress;
  readonly patience?: Patience;
  /** Hears the one line that says where the images come from when they are not the real ones. */
  readonly tell?: (line: string) => void;
}

/**
 * Finds a set: in `LAB_DATA_DIR`, among downloaded files, by downloading, or as the stand-in, in this order.
 * `LAB_DATA=real` forbids the stand-in, `LAB_DATA=stand-in` takes it at once and touches no network.
 *
 * @throws DataError for files that cannot be used
 */
export async function lookUp(set: PublishedSet, options: LoadOptions = {}): Promise<DatasetPair> {
  const { progress = printProgress(), patience = usualPatience, tell = console.log } = options;
  const folder = options.folder ?? dataFolder();
  const mode = readMode();
  if (mode === "stand-in") return standIn(set, folder, progress);
  const given = inGivenFolder(set);
  if (given !== undefined) return set.read(given, "folder");
  const home = writableFolder(folder, set.folder, tell);
  for (const place of [join(folder, set.folder), home]) {
    if (isComplete(set, place)) return set.read(place, "downloaded");
  }
  const failure = await tryDownload(set, home, progress, patience);
  if (failure === undefined) return set.read(home, "downloaded");
  if (mode === "real") {
    throw new DataError(
      set.name,
      "the real images (LAB_DATA=real)",
      failure,
      `connect to the network, put the files into ${join(folder, set.folder)}, or unset LAB_DATA to use the stand-in`,
    );
  }
  tell(
    say("{set}: {reason}. Drawn images stand in for the real ones (origin: {origin}).", {
      set: set.name,
      reason: failure,
      origin: translated("stand-in"),
    }),
  );
  return standIn(set, folder, progress);
}

function readMode(): "real" | "stand-in" | undefined {
  const mode = process.env.LAB_DATA;
  if (mode === undefined || mode === "" || mode === "real" || mode === "stand-in") return mode || undefined;
  throw new RangeError(`LAB_DATA is "${mode}", expected "real" or "stand-in": set one of them or unset it.`);
}

/** The folder below `LAB_DATA_DIR` that has the set; undefined where that variable is unset or it has none of it. */
function inGivenFolder(set: PublishedSet): string | undefined {
  const given = process.env.LAB_DATA_DIR;
  if (given === undefined || given === "") return undefined;
  const root = resolve(given);
  if (!existsSync(root)) {
    throw new DataError(
      root,
      "the folder that LAB_DATA_DIR names",
      "nothing",
      "correct LAB_DATA_DIR or unset it",
    );
  }
  const places = set.folders.map((name) => join(root, name));
  const whole = places.find((place) => isComplete(set, place));
  if (whole !== undefined) return whole;
  const partial = places.find((place) => set.files.some((file) => findFile(join(place, file)) !== undefined));
  if (partial === undefined) return undefined;
  const missing = set.files.filter((file) => findFile(join(partial, file)) === undefined);
  throw new DataError(
    partial,
    `all files of ${set.name}`,
    `no ${missing.join(", no ")}`,
    "add what is missing or unset LAB_DATA_DIR",
  );
}

function isComplete(set: PublishedSet, folder: string): boolean {
  return set.files.every((file) => findFile(join(folder, file)) !== undefined);
}

/** Downloads a set; returns why it could not, in a few words. A failure is not tried again for ten minutes. */
async function tryDownload(
  set: PublishedSet,
  folder: string,
  progress: Progress,
  patience: Patience,
): Promise<string | undefined> {
  const before = recentlyFailed(folder);
  if (before !== undefined) return before;
  try {
    await set.fetch(folder, progress, patience);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    rememberFailure(folder, reason);
    return reason;
  }
}

async function standIn(set: PublishedSet, folder: string, progress: Progress): Promise<DatasetPair> {
  const home = writableFolder(join(folder, "stand-in"), set.folder, () => undefined);
  const place = isComplete(set, join(folder, "stand-in", set.folder))
    ? join(folder, "stand-in", set.folder)
    : home;
  await set.drawStandIn(place, progress);
  return set.read(place, "stand-in");
}
