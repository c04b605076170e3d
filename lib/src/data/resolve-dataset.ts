import { join } from "node:path";
import { makeOnce } from "../files/make-once";
import { t } from "../i18n";
import { type Progress, printProgress } from "../jupyter/progress";
import { dataFolder, writableFolder } from "./data-folder";
import { showInTwoLines } from "./describe";
import { type Patience, usualPatience } from "./download";
import { recentFailure, rememberFailure } from "./download-backoff";
import { DataError } from "./errors";
import { lookInLocalFolder } from "./local-folder";
import { nearMisses } from "./near-misses";
import { type DatasetPair, isComplete, type PublishedSet } from "./published-set";

/** What may be set differently, above all by tests. */
export interface LoadOptions {
  /** In place of the lab's own `data/`. */
  readonly folder?: string;
  readonly progress?: Progress;
  readonly patience?: Patience;
  /** Hears in one line that `LAB_DATA_DIR` lacks the set, or that the images are not the real ones. */
  readonly tell?: (line: string) => void;
}

/**
 * Finds a set: in `LAB_DATA_DIR`, among downloaded files, by downloading, or as the stand-in, in this order.
 * `LAB_DATA=real` forbids the stand-in, `LAB_DATA=stand-in` takes it at once and touches no network.
 *
 * @throws DataError for files that cannot be used
 */
export async function resolveDataset(set: PublishedSet, options: LoadOptions = {}): Promise<DatasetPair> {
  return showInTwoLines(await findDataset(set, options));
}

async function findDataset(set: PublishedSet, options: LoadOptions): Promise<DatasetPair> {
  const { progress = printProgress(), patience = usualPatience, tell = console.log } = options;
  const folder = options.folder ?? dataFolder();
  const mode = readMode();
  if (mode === "stand-in") return standIn(set, folder, progress);
  const given = lookInLocalFolder(set);
  if (given !== undefined && "folder" in given) return set.read(given.folder, "folder");
  if (given !== undefined) tell(`${given.nothing}.`);
  const home = writableFolder(folder, set.folder, tell);
  for (const place of [join(folder, set.folder), home]) {
    if (isComplete(set, place)) return set.read(place, "downloaded");
  }
  const failure = await obtain(set, home, progress, patience);
  if (failure === undefined) return set.read(home, "downloaded");
  for (const miss of nearMisses(set, folder)) tell(`${miss}.`);
  if (mode === "real") {
    throw new DataError(
      set.name,
      "the real images (LAB_DATA=real)",
      given === undefined ? failure : `that ${given.nothing}, and that ${failure}`,
      `connect to the network, put the files into ${join(folder, set.folder)}, or unset LAB_DATA to use the stand-in`,
    );
  }
  tell(t("{set}: {reason}. Drawn images stand in for the real ones.", { set: set.name, reason: failure }));
  return standIn(set, folder, progress);
}

function readMode(): "real" | "stand-in" | undefined {
  const mode = process.env.LAB_DATA;
  if (mode === undefined || mode === "" || mode === "real" || mode === "stand-in") return mode || undefined;
  throw new RangeError(`LAB_DATA is "${mode}", expected "real" or "stand-in": set one of them or unset it.`);
}

/**
 * Brings a set into its folder, from an archive that lies there or from the network; returns why it could not, in a
 * few words. A failure is not tried again for ten minutes, and is none where another process brought the set meanwhile.
 */
async function obtain(
  set: PublishedSet,
  folder: string,
  progress: Progress,
  patience: Patience,
): Promise<string | undefined> {
  try {
    await set.unpack?.(folder);
    if (isComplete(set, folder)) return undefined;
    const before = recentFailure(folder);
    if (before !== undefined) return before;
    await set.fetch(folder, progress, patience);
    return undefined;
  } catch (error) {
    if (isComplete(set, folder)) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    rememberFailure(folder, reason);
    return reason;
  }
}

async function standIn(set: PublishedSet, folder: string, progress: Progress): Promise<DatasetPair> {
  const drawn = join(folder, "stand-in", set.folder);
  const complete = (place: string): boolean => isComplete(set, place);
  const place = complete(drawn)
    ? drawn
    : writableFolder(join(folder, "stand-in"), set.folder, () => undefined);
  const make = (temporary: string, alive: () => void): void =>
    set.drawStandIn(temporary, (...step) => {
      alive();
      progress(...step);
    });
  await makeOnce(place, { complete, make });
  return set.read(place, "stand-in");
}
