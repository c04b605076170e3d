// @ts-check
import { readFileSync } from "node:fs";
import { inRoot } from "../paths.mjs";

const widgets = ["confusions", "convolution", "draw-digit", "epochs", "filters", "live", "preprocessing"];

/** Bundles each widget's page code into one module that imports nothing, for `lib/src/widgets/host/page-module.ts`. */
export async function bundlePage() {
  const { build } = await import("esbuild"); // not at the top: a set-up begins without any package
  await build({
    entryPoints: widgets.map((name) => inRoot("lib", "src", "widgets", "page", `${name}.ts`)),
    outdir: inRoot("lib", "dist", "widgets", "page"),
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8", // phrases stay readable: a page is sent the translations of those that its module contains
    target: readTarget(),
    logLevel: "silent", // a failure is thrown, with its place
  });
}

/** What the compiler is told, so that both read the same language. */
function readTarget() {
  return JSON.parse(readFileSync(inRoot("tsconfig.base.json"), "utf8")).compilerOptions.target.toLowerCase();
}
