import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../root";
import { builtSite } from "./built-site";

/** The site on loopback. */
export interface ServedSite {
  readonly address: string;
  close(): Promise<void>;
}

/** @param options of browser/builder/serve.mjs */
export async function serveBuiltSite(options: { isolated?: boolean; path?: string }): Promise<ServedSite> {
  // loaded at run time: the builder's modules are not TypeScript
  const module = pathToFileURL(join(root, "browser/builder/serve.mjs")).href;
  const { serveSite } = (await import(module)) as {
    serveSite(folder: string, options: object): Promise<ServedSite>;
  };
  return serveSite(builtSite(), options);
}
