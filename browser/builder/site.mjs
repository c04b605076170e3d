// @ts-check
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative, resolve } from "node:path";
import { inRoot, venvProgram } from "../../tools/paths.mjs";
import { runProgram } from "../../tools/set-up/run-program.mjs";
import { bundlePageScripts } from "./bundle.mjs";
import { checkFolders } from "./check-folders.mjs";
import { copyImages } from "./copy-images.mjs";
import { makeExtension } from "./extension.mjs";
import { startPage } from "./start-page.mjs";
import { removeUnused, waitLongerForWidgets, withoutLibraries } from "./trim.mjs";

/** Seconds: what a browser that is closed, or crashes, may cost. */
const SAVED_EVERY = 10;

const labextensions = inRoot(".venv", "share", "jupyter", "labextensions");

/** The parts of JupyterLab that widgets need, as the lab's own JupyterLab has them. */
const extensions = ["@jupyter-widgets/jupyterlab-manager", "anywidget"];

/** Of JupyterLite: its service worker has another task than ours, and Python's and JavaScript's kernels stay out. */
const disabledExtensions = [
  "@jupyterlite/application-extension:service-worker-manager",
  "@jupyterlite/javascript-kernel-extension",
  ...withoutLibraries,
];

/**
 * A chapter in a site.
 *
 * @typedef {{ name: string, path: string, language: string }} SiteChapter
 */

/**
 * Builds the site: JupyterLite around the lab's extension, the chapters, a start page, the service worker.
 *
 * @param {{ out: string, chapters: readonly SiteChapter[], data?: string | undefined, allImages?: boolean }} order `data`: a
 *   folder with the published images, for whoever has them; `allImages`: all of them, not the first alone
 */
export async function buildSite(order) {
  checkFolders(order.out, order.data);
  mkdirSync(inRoot("build"), { recursive: true });
  const work = mkdtempSync(inRoot("build", "site-")); // its own: JupyterLite keeps a state there, and two may be built
  const unfinished = `${order.out}.part`;
  try {
    await buildIn(work, { ...order, out: unfinished });
    rmSync(order.out, { recursive: true, force: true });
    renameSync(unfinished, order.out);
  } finally {
    for (const folder of [work, unfinished]) rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} work @param {Parameters<typeof buildSite>[0]} order */
async function buildIn(work, { out, chapters, data, allImages = false }) {
  const lite = join(work, "lite");
  const extension = join(work, "extension", "lab-in-browser");
  rmSync(out, { recursive: true, force: true });
  await makeExtension(extension);
  const placed = chapters.map(({ name, path, language }) => ({
    from: path,
    path: language === "en" ? name : `${language}/${name}`,
    language,
  }));
  for (const { from, path } of placed) cpSync(from, join(lite, "files", path));
  writeFileSync(join(lite, "jupyter-lite.json"), JSON.stringify(settings()));
  const paths = [extension, ...extensions.map((name) => join(labextensions, name))];
  const args = [
    ...["lite", "build", "--lite-dir", lite, "--output-dir", out, "--apps", "lab"],
    ...["--no-sourcemaps", "--no-unused-shared-packages", "--no-libarchive", "--ignore-sys-prefix"],
    ...paths.map((path) => `--LiteBuildConfig.federated_extensions=${path}`),
  ];
  await runProgram("JupyterLite", venvProgram("jupyter"), args, { cwd: lite }); // it writes a file where it runs
  if (data !== undefined && copyImages(resolve(data), join(out, "data"), allImages))
    console.log(
      "  … with the first 12,000 + 2,000 digits and 10,000 + 2,000 photographs: all of CIFAR-10 as floats take 614 MB of " +
        "a tab (--all-images takes them nevertheless)",
    );
  await finish(out, placed, data !== undefined);
}

function settings() {
  return {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
      appName: "Image lab",
      defaultKernelName: "tslab",
      disabledExtensions,
      exposeAppInBrowser: true,
      settingsOverrides: { "@jupyterlab/docmanager-extension:plugin": { autosaveInterval: SAVED_EVERY } },
    },
  };
}

/**
 * @param {string} out
 * @param {readonly { path: string, from: string, language: string }[]} chapters
 * @param {boolean} isPublished whether its images are the published ones
 */
async function finish(out, chapters, isPublished) {
  removeUnused(out);
  waitLongerForWidgets(out);
  const page = join(out, "lab", "index.html");
  const head = '<head>\n    <script src="../register.js"></script>';
  writeFileSync(page, readFileSync(page, "utf8").replace("<head>", head));
  writeFileSync(join(out, "index.html"), startPage(chapters, isPublished));
  const digests = chapters.map(({ path }) => ({ path, digest: digest(join(out, "files", path)) }));
  const before = list(out).filter((file) => !file.startsWith("data/"));
  const data = list(out).filter((file) => file.startsWith("data/"));
  const version = createHash("sha256");
  for (const file of before) version.update(file).update(readFileSync(join(out, file)));
  await bundlePageScripts(out, version.digest("hex").slice(0, 12));
  const files = [...before, "register.js"].sort();
  writeFileSync(
    join(out, "site.json"),
    JSON.stringify({
      chapters: digests,
      files,
      data: data.map((path) => ({ path, digest: digest(join(out, path)) })),
    }),
  );
}

/** @param {string} file */
const digest = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** All files, by their paths in the folder. @param {string} folder @returns {string[]} */
export function list(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
