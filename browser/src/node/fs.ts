/**
 * node:fs on files in memory. A file may be a function, called when it is first read, or a blob: what the browser keeps
 * elsewhere, read anew each time.
 */
import { Buffer } from "buffer";
import { basename, dirname, join, resolve } from "./path";

type Content = Uint8Array | string | Blob | (() => Blob);
interface Entry {
  content: Content;
  modified: number;
}
export interface Stats {
  readonly mtimeMs: number;
  readonly mtime: Date;
  readonly size: number;
  isDirectory(): boolean;
  isFile(): boolean;
}

const files = new Map<string, Entry>();
const folders = new Map<string, Set<string>>([["/", new Set()]]);
const handles = new Map<number, { path: string; at: number; parts: Uint8Array[] }>();
let nextHandle = 3;
type Listener = (path: string, isGone: boolean) => void;
const listeners: Listener[] = [];

export const constants = { F_OK: 0, R_OK: 4, W_OK: 2 };

/** Hears of every file that a program writes or removes. */
export function watchChanges(hear: Listener): void {
  listeners.push(hear);
}

function onChange(path: string, isGone: boolean): void {
  for (const hear of listeners) hear(path, isGone);
}

/** Puts a file there, with the folders above it; nobody hears of it. */
export function mount(path: string, content: Content, modified = Date.now()): void {
  makeFolder(dirname(path));
  folders.get(dirname(path))!.add(basename(path));
  files.set(path, { content, modified });
}

export function makeFolder(path: string): void {
  if (folders.has(path)) return;
  makeFolder(dirname(path));
  folders.get(dirname(path))!.add(basename(path));
  folders.set(path, new Set());
}

/** Takes a file away; nobody hears of it. */
export function unmount(path: string): void {
  folders.get(dirname(path))?.delete(basename(path));
  files.delete(path);
  folders.delete(path);
}

const sentences: Record<string, string> = {
  ENOENT: "no such file or directory",
  EISDIR: "illegal operation on a directory",
  EEXIST: "file already exists",
};

function failure(code: string, call: string, path: string): Error {
  const message = `${code}: ${sentences[code]}, ${call} '${path}'`;
  return Object.assign(new Error(message), { code, syscall: call, path });
}

const absolute = (path: string | URL): string => resolve(String(path).replace(/^file:\/\//, ""));

function bytesOf(path: string, call = "open"): Uint8Array {
  const entry = files.get(path);
  if (entry === undefined) throw failure(folders.has(path) ? "EISDIR" : "ENOENT", call, path);
  if (typeof entry.content === "function") entry.content = entry.content();
  if (entry.content instanceof Blob) return readBlob(entry.content);
  return typeof entry.content === "string" ? new TextEncoder().encode(entry.content) : entry.content;
}

/** What only a worker has: it may wait for bytes. */
declare const FileReaderSync: new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer };

function readBlob(blob: Blob): Uint8Array {
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));
}

function sizeOf(path: string): number {
  const { content } = files.get(path)!;
  return content instanceof Blob ? content.size : bytesOf(path).length;
}

type Encoding = string | { encoding?: string | null } | null;
const encodingOf = (options: Encoding | undefined): string | null =>
  (typeof options === "object" ? options?.encoding : options) ?? null;

export function readFileSync(given: string, options?: Encoding): Buffer | string {
  const path = absolute(given);
  const encoding = encodingOf(options);
  const content = files.get(path)?.content;
  if (encoding !== null && typeof content === "string") return content;
  const { buffer, byteOffset, byteLength } = bytesOf(path);
  const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  return encoding === null ? bytes : bytes.toString(encoding as BufferEncoding);
}

export function writeFileSync(given: string, data: string | Uint8Array): void {
  const path = absolute(given);
  if (!folders.has(dirname(path))) throw failure("ENOENT", "open", path);
  if (folders.has(path)) throw failure("EISDIR", "open", path);
  mount(path, typeof data === "string" ? data : Uint8Array.from(data));
  onChange(path, false);
}

export function appendFileSync(given: string, data: string | Uint8Array): void {
  const path = absolute(given);
  const before = files.has(path) ? [bytesOf(path)] : [];
  writeFileSync(path, Buffer.concat([...before, Buffer.from(data as Uint8Array)]));
}

export function copyFileSync(from: string, to: string): void {
  writeFileSync(to, bytesOf(absolute(from)));
}

export function existsSync(given: string): boolean {
  const path = absolute(given);
  return files.has(path) || folders.has(path);
}

export function statSync(given: string, options?: { throwIfNoEntry?: boolean }): Stats | undefined {
  const path = absolute(given);
  const isFolder = folders.has(path);
  const file = files.get(path);
  if (!isFolder && !file) {
    if (options?.throwIfNoEntry === false) return undefined;
    throw failure("ENOENT", "stat", path);
  }
  const modified = file?.modified ?? 0;
  return {
    isDirectory: () => isFolder,
    isFile: () => !isFolder,
    mtimeMs: modified,
    mtime: new Date(modified),
    get size() {
      return isFolder ? 0 : sizeOf(path);
    },
  };
}

export { rmSync as rmdirSync, rmSync as unlinkSync, statSync as lstatSync };

interface Dirent {
  readonly name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

export function readdirSync(given: string, options?: { withFileTypes?: boolean }): (string | Dirent)[] {
  const path = absolute(given);
  const names = folders.get(path);
  if (names === undefined) throw failure("ENOENT", "scandir", path);
  const sorted = [...names].sort();
  if (!options?.withFileTypes) return sorted;
  return sorted.map((name) => {
    const isFolder = folders.has(join(path, name));
    return { name, isDirectory: () => isFolder, isFile: () => !isFolder, isSymbolicLink: () => false };
  });
}

export function mkdirSync(given: string, options?: { recursive?: boolean }): void {
  const path = absolute(given);
  if (existsSync(path) && !options?.recursive) throw failure("EEXIST", "mkdir", path);
  if (!options?.recursive && !folders.has(dirname(path))) throw failure("ENOENT", "mkdir", path);
  makeFolder(path);
}

export function mkdtempSync(prefix: string): string {
  const path = `${prefix}${nextHandle++}`;
  makeFolder(absolute(path));
  return path;
}

export function rmSync(given: string, options: { force?: boolean; recursive?: boolean } = {}): void {
  const path = absolute(given);
  if (!existsSync(path)) {
    if (options.force) return;
    throw failure("ENOENT", "rm", path);
  }
  for (const name of [...(folders.get(path) ?? [])]) rmSync(join(path, name));
  const isFile = files.has(path);
  unmount(path);
  if (isFile) onChange(path, true);
}

export function renameSync(from: string, to: string): void {
  const [source, target] = [absolute(from), absolute(to)];
  const file = files.get(source);
  if (file) {
    mount(target, file.content, file.modified);
    onChange(target, false);
  } else {
    makeFolder(target);
    for (const name of readdirSync(source) as string[]) renameSync(join(source, name), join(target, name));
  }
  rmSync(source);
}

export function openSync(given: string, flags: string = "r"): number {
  const path = absolute(given);
  if (flags === "wx" && existsSync(path)) throw failure("EEXIST", "open", path);
  if (flags.startsWith("r")) bytesOf(path);
  else if (!flags.startsWith("a") || !files.has(path)) writeFileSync(path, "");
  handles.set(nextHandle, { path, at: 0, parts: [] });
  return nextHandle++;
}

export function readSync(
  handle: number,
  into: Uint8Array,
  offset = 0,
  length: number = into.length - offset,
): number {
  const open = handles.get(handle)!;
  const part = bytesOf(open.path).subarray(open.at, open.at + length);
  into.set(part, offset);
  open.at += part.length;
  return part.length;
}

export function writeSync(handle: number, data: string | Uint8Array): void {
  handles.get(handle)!.parts.push(Buffer.from(data as Uint8Array));
}

export function closeSync(handle: number): void {
  const { path, parts } = handles.get(handle)!;
  if (parts.length > 0) appendFileSync(path, Buffer.concat(parts));
  handles.delete(handle);
}

export function utimesSync(given: string, _accessed: Date, modified: Date): void {
  const file = files.get(absolute(given));
  if (file) file.modified = Number(modified);
}

export function accessSync(path: string): void {
  statSync(path);
}

export const fsyncSync = (): void => {};
export const createReadStream = (): never => {
  throw new Error("a page has no streams of files");
};

/** The same with promises, as far as cells use it. */
export const promises = {
  readFile: async (path: string, options?: Encoding) => readFileSync(path, options),
  writeFile: async (path: string, data: string | Uint8Array) => writeFileSync(path, data),
  readdir: async (path: string) => readdirSync(path),
  mkdir: async (path: string, options?: { recursive?: boolean }) => mkdirSync(path, options),
  rm: async (path: string, options?: { force?: boolean; recursive?: boolean }) => rmSync(path, options),
  stat: async (path: string) => statSync(path),
};
type Done = (error: unknown, value?: unknown) => void;

/** The same in Node's older way: what came of it is given to the last argument. */
const withCallback =
  (work: (...args: never[]) => Promise<unknown>) =>
  (...args: unknown[]): void => {
    const done = args.pop() as Done;
    work(...(args as never[])).then((value) => done(null, value), done);
  };
export const readFile = withCallback(promises.readFile);
export const writeFile = withCallback(promises.writeFile);
export const readdir = withCallback(promises.readdir);
export const mkdir = withCallback(promises.mkdir);
export const rm = withCallback(promises.rm);
export const stat = withCallback(promises.stat);
