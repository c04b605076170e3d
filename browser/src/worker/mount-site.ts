import { createHash } from "../node/crypto";
import { makeFolder, mount } from "../node/fs";

/** A file of images that the site's builder gave. */
interface DataFile {
  readonly path: string;
  /** SHA-256, in hexadecimal digits. */
  readonly digest: string;
}

/**
 * Mounts the images that the site brings along, if it does; each file is fetched when it is first read, and checked.
 *
 * @returns the folder that `LAB_DATA_DIR` is to name, or nothing
 */
export async function mountData(root: string): Promise<string | undefined> {
  const { data } = (await (await fetch(`${root}site.json`)).json()) as { data: readonly DataFile[] };
  for (const { path, digest } of data) mount(`/lab/site/${path}`, () => fetchNow(root + path, digest), 0);
  return data.length > 0 ? "/lab/site/data" : undefined;
}

/** A worker may wait for a reply. */
function fetchNow(address: string, digest: string): Blob {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200)
    throw new Error(`${address} could not be fetched (${request.status}): reload the page.`);
  const bytes = new Uint8Array(request.response as ArrayBuffer);
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== digest) throw new Error(`${address} is not what the site was built with: reload the page.`);
  return new Blob([bytes]);
}

/** Puts the files that the site brings along among those in memory: declarations for the compiler, widgets' modules. */
export async function mountSite(base: string): Promise<void> {
  for (const folder of ["/lab/work", "/lab/data", "/tmp"]) makeFolder(folder);
  const files = (await (await fetch(`${base}files.json`)).json()) as Record<string, string>;
  for (const [path, text] of Object.entries(files)) mount(path, text, 0);
}
