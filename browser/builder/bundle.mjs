// @ts-check
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { build } from "esbuild";
import { inRoot, root } from "../../tools/paths.mjs";

const own = (/** @type {string} */ file) => inRoot("browser", "src", file);
const fromTslab = createRequire(inRoot("kernel", "package.json"));

/**
 * Modules of Node and packages that need it, by what stands in for them.
 *
 * @type {Record<string, string>}
 */
const standIns = {
  ...Object.fromEntries(
    ["crypto", "fs", "module", "os", "path", "util", "vm", "zlib"].flatMap((name) => [
      [name, `node/${name}.ts`],
      [`node:${name}`, `node/${name}.ts`],
    ]),
  ),
  "node:string_decoder": "node/string-decoder.ts",
  "node:timers/promises": "node/timers-promises.ts",
  tar: "node/tar.ts",
  "@tensorflow/tfjs-node": "tfjs/tfjs-node.ts",
  "@tensorflow/tfjs-node/dist/callbacks": "tfjs/tfjs-node.ts",
};
/** What lib has for Node alone, beside its seams. */
const replaced = {
  "lib/src/graph/pixel-kernels.ts": "lab/absent-pixel-kernels.ts",
  "lib/src/graph/pixel-tensor.ts": "lab/scaled-tensor.ts",
  "lib/src/i18n/language-folders.ts": "lab/languages.ts",
  "lib/src/platform/nodeplotlib-module.ts": "lab/nodeplotlib-module.ts",
  "lib/src/platform/on-node.ts": "lab/platform.ts",
  "lib/src/training/graph-engine.ts": "lab/absent-graph-engine.ts",
  "node_modules/tslab/dist/jupyter.js": "worker/tslab-jupyter.ts",
};
/** Packages that are asked for and never used in a page. */
const absent =
  /^(node:)?(linkedom|nodeplotlib|semver|perf_hooks|inspector|source-map-support|events|worker_threads|timers|parse-bmfont-.*)$/;

/** A file by its name without an ending. @param {string} name */
function fileNamed(name) {
  const names = ["", ".ts", ".js", "/index.ts"].map((ending) => name + ending);
  return names.find((file) => existsSync(file) && statSync(file).isFile());
}

/** The file of the lab or of tslab that is imported. @param {string} path @param {string} folder of who imports it */
function ownFile(path, folder) {
  const [, name, file = "index"] = /^(image-lab|lab-kernel)(?:\/internal\/(.*))?$/.exec(path) ?? [];
  if (name !== undefined) return fileNamed(inRoot(name === "image-lab" ? "lib" : "kernel", "src", file));
  if (path.startsWith(".")) return fileNamed(resolve(folder, path));
  return /^@?tslab\//.test(path) ? fromTslab.resolve(path) : undefined;
}

/** jimp reads pictures, too, and brings what it needs for that. @param {string} file */
const isJimps = (file) => file.includes("/node_modules/");

/** The lab's own sources in place of its packages, and what a page has in place of Node. */
const lab = {
  name: "lab",
  /** @param {import("esbuild").PluginBuild} builder */
  setup(builder) {
    const files = new Map(Object.entries(replaced).map(([from, to]) => [inRoot(from), own(to)]));
    builder.onResolve({ filter: /.*/ }, ({ path, kind, resolveDir, importer }) => {
      if (kind === "entry-point") return undefined;
      if (path === "pngjs")
        return { path: isJimps(importer) ? inRoot("node_modules/pngjs/browser.js") : own("node/pngjs.ts") };
      if (path === "jimp") return { path: inRoot("node_modules/jimp/dist/esm/index.js") };
      if (path in standIns) return { path: own(standIns[path]) };
      if (absent.test(path)) return { path, namespace: "absent" };
      const file = ownFile(path, resolveDir);
      return file === undefined ? undefined : { path: files.get(file) ?? file };
    });
    builder.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "module.exports = {};" }));
    // where the lab's own files are among those in memory
    builder.onLoad({ filter: /\/(lib|kernel)\/src\/.*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (!source.includes("__dirname")) return undefined;
      const folder = `/lab/${relative(root, dirname(path)).replace("/src", "/dist")}`;
      return { contents: `const __dirname = ${JSON.stringify(folder)};\n${source}`, loader: "ts" };
    });
  },
};

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  keepNames: true, // the engine knows losses by the names of their functions
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  define: { global: "globalThis" },
  mainFields: ["browser", "module", "main"],
  nodePaths: [inRoot("node_modules")],
  tsconfigRaw: {},
  plugins: [lab],
  charset: "utf8",
};

/**
 * Bundles the worker and the extension.
 *
 * @param {string} folder
 */
export async function bundle(folder) {
  await build({
    ...common,
    entryPoints: { worker: own("worker/main.ts"), "engine-thread": own("worker/engine-thread.ts") },
    outdir: folder,
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
  });
  await build({
    ...common,
    entryPoints: { remoteEntry: own("page/extension.ts") },
    outdir: folder,
    format: "iife",
  });
}

/**
 * Bundles what lies beside the site's pages: the service worker of this version, and what registers it.
 *
 * @param {string} folder
 * @param {string} version
 */
export async function bundlePageScripts(folder, version) {
  await build({
    ...common,
    entryPoints: { "service-worker": own("page/service-worker.ts"), register: own("page/register.ts") },
    outdir: folder,
    format: "iife",
    define: { LAB_VERSION: JSON.stringify(version) },
  });
}
