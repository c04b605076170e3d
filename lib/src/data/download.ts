import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { partFile, removePartFiles } from "../files/part-file";
import { t } from "../i18n";
import type { Progress } from "../jupyter/progress";

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
 * @throws Error that says for each mirror why it failed, in the learner's language: it stands in the stand-in's line
 */
export async function download(
  file: RemoteFile,
  target: string,
  progress: Progress,
  patience: Patience = usualPatience,
): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  removePartFiles(target);
  const reasons: string[] = [];
  for (const address of file.mirrors) {
    const temporary = partFile(target);
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
  throw new Error(
    t("{file} could not be downloaded ({reasons})", { file: file.name, reasons: reasons.join("; ") }),
  );
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
  const seconds = (wait: number) => ({ seconds: wait / 1000 });
  const noAnswer = () => giveUp(t("no answer within {seconds} s", seconds(patience.connect)));
  const noByte = () => giveUp(t("no byte for {seconds} s", seconds(patience.stall)));
  const name = t("downloading {file}", { file: file.name });
  let timer = setTimeout(noAnswer, patience.connect);
  let received = 0;
  const handle = openSync(temporary, "w");
  try {
    const response = await fetch(address, { signal: controller.signal });
    if (!response.ok) throw new Error(t("the server answered {status}", { status: response.status }));
    if (response.body === null) throw new Error(t("the server sent nothing"));
    const total = Number(response.headers.get("content-length") ?? 0);
    const hash = createHash("md5");
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      timer = setTimeout(noByte, patience.stall);
      writeSync(handle, chunk);
      hash.update(chunk);
      received += chunk.length;
      if (total === 0 || received < total) progress(name, received, total);
    }
    const md5 = hash.digest("hex");
    if (md5 !== file.md5) {
      throw new Error(
        t("{count} bytes with md5 {md5} instead of {wanted}", { count: received, md5, wanted: file.md5 }),
      );
    }
    fsyncSync(handle);
    progress(name, received, received);
  } catch (error) {
    progress(name, received, 0, true);
    throw error;
  } finally {
    clearTimeout(timer);
    closeSync(handle);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error
    ? error.cause.message || (error.cause as NodeJS.ErrnoException).code || error.message
    : error.message;
}
