import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../root";
import { builtSite } from "./built-site";

/** The site on loopback. */
export interface ServedSite {
  readonly address: string;
  close(): Promise<void>;
}

export interface Host {
  /** Where the site is; by default it is built from these sources. */
  readonly folder?: string;
  /** Whether the host sends the headers that isolate a page. */
  readonly isolated?: boolean;
  /** Below which path the site lies. */
  readonly path?: string;
}

export async function serveBuiltSite({ folder = builtSite(), ...options }: Host): Promise<ServedSite> {
  // loaded at run time: the builder's modules are not TypeScript
  const module = pathToFileURL(join(root, "browser/builder/serve.mjs")).href;
  const { serveSite } = (await import(module)) as {
    serveSite(folder: string, options: object): Promise<ServedSite>;
  };
  return serveSite(folder, options);
}
