import { createHash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Progress } from "./progress";

/** A file to fetch: the same bytes from several places, known by their checksum. */
export interface RemoteFile {
  readonly name: string;
  /** Addresses, tried in this order. */
  readonly mirrors: readonly string[];
  /** Lower-case hexadecimal. */
  readonly md5: string;
}

/** How long to wait, in milliseconds. */
export interface Patience {
  /** Until a server answers. */
  readonly connect: number;
  /** Without a single byte. */
  readonly stall: number;
}

export const usualPatience: Patience = { connect: 5_000, stall: 15_000 };

/**
 * Fetches a file into `target`: into a temporary file beside it, checked, then moved into place. Whatever happens,
 * a file that stands at `target` stays until a whole and right one takes its place.
 *
 * @throws Error that says for each mirror why it failed
 */
export async function download(
  file: RemoteFile,
  target: string,
  progress: Progress,
  patience: Patience = usualPatience,
): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  removeAbandoned(target);
  const reasons: string[] = [];
  for (const address of file.mirrors) {
    const temporary = `${target}.${process.pid}.part`;
    try {
      await fetchInto(address, temporary, file, progress, patience);
      renameSync(temporary, target);
      return;
    } catch (error) {
      reasons.push(`${address}: ${reasonOf(error)}`);
    } finally {
      rmSync(temporary, { force: true });
    }
  }
  throw new Error(`${file.name} could not be downloaded (${reasons.join("; ")})`);
}

async function fetchInto(
  address: string,
  temporary: string,
  file: RemoteFile,
  progress: Progress,
  patience: Patience,
): Promise<void> {
  const controller = new AbortController();
  const giveUp = (why: string) => controller.abort(new Error(why));
  let timer = setTimeout(() => giveUp(`no answer within ${patience.connect / 1000} s`), patience.connect);
  const handle = openSync(temporary, "w");
  try {
    const response = await fetch(address, { signal: controller.signal });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    if (response.body === null) throw new Error("the server sent nothing");
    const total = Number(response.headers.get("content-length") ?? 0);
    const hash = createHash("md5");
    let received = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp(`no byte for ${patience.stall / 1000} s`), patience.stall);
      writeSync(handle, chunk);
      hash.update(chunk);
      received += chunk.length;
      if (received < total) progress(`downloading ${file.name}`, received, total);
    }
    const md5 = hash.digest("hex");
    if (md5 !== file.md5) throw new Error(`${received} bytes with md5 ${md5} instead of ${file.md5}`);
    progress(`downloading ${file.name}`, received, received);
    fsyncSync(handle);
  } finally {
    clearTimeout(timer);
    closeSync(handle);
  }
}

/** Removes what processes left behind that were killed in the middle of a download. */
function removeAbandoned(target: string): void {
  const folder = dirname(target);
  const pattern = /^(.*)\.(\d+)\.part$/;
  for (const entry of readdirSync(folder)) {
    const [, name, pid] = pattern.exec(entry) ?? [];
    if (name === basename(target) && !isRunning(Number(pid))) rmSync(join(folder, entry), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error
    ? error.cause.message || (error.cause as NodeJS.ErrnoException).code || error.message
    : error.message;
}
