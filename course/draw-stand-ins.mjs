// @ts-check
/** Draws the images that submissions are run on, once for all of them: a sandbox can only read the lab's `data/`. */
import { createRequire } from "node:module";
import { inRoot } from "../tools/paths.mjs";

process.env.LAB_DATA = "stand-in";
const { loadCifar10, loadMnist } = createRequire(import.meta.url)(inRoot("lib", "dist", "data"));
await loadMnist();
await loadCifar10();
