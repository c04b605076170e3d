import { join } from "node:path";
import type { Progress } from "../jupyter/progress";
import type { Dataset, Origin } from "./dataset";
import type { Patience } from "./download";
import { findFile } from "./find-file";

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
  /** More of them, as other programs name them; small and capital letters and hyphens do not matter. */
  readonly otherFolders: readonly string[];
  /** Names of the unpacked files. */
  readonly files: readonly string[];
  /** Name of the archive that they are published in, where they are. */
  readonly archive?: string;
  read(folder: string, origin: Origin): DatasetPair;
  /** Makes files of an archive that lies in the folder already and is whole; does nothing where there is none. */
  unpack?(folder: string): Promise<void>;
  fetch(folder: string, progress: Progress, patience: Patience): Promise<void>;
  drawStandIn(folder: string, progress: Progress): void;
}

/** Whether each file of the set lies in the folder, plain or gzipped. */
export function isComplete(set: PublishedSet, folder: string): boolean {
  return set.files.every((file) => findFile(join(folder, file)) !== undefined);
}
