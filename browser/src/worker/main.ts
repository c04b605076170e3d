/** The kernel in a web worker: lab-kernel as it is, on what stands here for Node. */
import "../node/globals";
import type { PackageTable } from "lab-kernel/internal/run/bundled-modules";
import type { FromPort, Port, ToPort } from "lab-kernel/internal/transport/port-channel";
import { startInWorker } from "lab-kernel/internal/worker";
import * as fs from "../node/fs";
import * as os from "../node/os";
import * as path from "../node/path";
import * as util from "../node/util";
import { prepareForeignStacks } from "./foreign-stacks";
import { mountKeptData } from "./kept-data";
import { mountData, mountSite } from "./mount-site";
import { nameEvaluatedFrames } from "./named-frames";
import { type Settings, takeSettings } from "./settings";
import { bundledTslab } from "./tslab";
import { listenToFiles } from "./work-files";

const FOLDER = "/lab/work";
const base = new URL(".", self.location.href).href;

const port: Port = {
  on: (_event, handle) => self.addEventListener("message", ({ data }: MessageEvent<ToPort>) => handle(data)),
  postMessage: (message: FromPort) => self.postMessage(message),
};

/** Node's own modules, as far as there are any, under both of their names. */
const nodeModules = Object.fromEntries(
  Object.entries({ fs, os, path, util, "fs/promises": fs.promises }).flatMap(([name, module]) => [
    [name, () => module],
    [`node:${name}`, () => module],
  ]),
);

async function start(settings: Settings): Promise<void> {
  const mounted = mountSite(base);
  const data = mountData(new URL("../../../", base).href).then(useData);
  const lab = Promise.all([mounted, data, mountKeptData()]).then(async () => {
    const { loadLab } = await import("../lab/lab");
    return loadLab(base, settings);
  });
  lab.catch(() => {}); // whoever imports the lab hears of it
  await mounted;
  listenToFiles(FOLDER);
  startInWorker(
    port,
    bundledTslab,
    { now: nodeModules, later: (names) => fetchPackages(lab, names) },
    FOLDER,
  );
  nameEvaluatedFrames(base);
  prepareForeignStacks();
}

/** What cells import: tfjs and image-lab, which are on their way, and jimp, which is fetched for whoever asks. */
async function fetchPackages(lab: Promise<PackageTable>, names: readonly string[]): Promise<PackageTable> {
  if (!names.includes("jimp")) return lab;
  const jimp = await import("jimp");
  return { ...(await lab), jimp: () => ({ ...jimp, __esModule: true }) };
}

/** The published images, where the site brings them along; else drawn ones. Nothing is asked of another server. */
function useData(folder: string | undefined): void {
  if (folder === undefined) process.env["LAB_DATA"] ??= "stand-in";
  else process.env["LAB_DATA_DIR"] ??= folder;
}

/** To the page: there will be no kernel here. */
export interface FailedMessage {
  readonly kind: "failed";
  readonly reason: string;
}

takeSettings()
  .then(start)
  .catch((error) => self.postMessage({ kind: "failed", reason: String(error) } satisfies FailedMessage));
