/** node:path for paths with slashes. */
export const sep = "/";
export const delimiter = ":";

export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part === ".." && path.startsWith("/")) continue;
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + parts.join("/") || ".";
}

export const join = (...parts: string[]): string => normalize(parts.filter(Boolean).join("/"));

export function resolve(...parts: string[]): string {
  let path = "/lab/work";
  for (const part of parts) path = part.startsWith("/") ? part : `${path}/${part}`;
  return normalize(path);
}

export function dirname(path: string): string {
  const at = path.lastIndexOf("/");
  return at < 0 ? "." : at === 0 ? "/" : path.slice(0, at);
}

export function basename(path: string, ending = ""): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return ending !== "" && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

export const extname = (path: string): string => /.(\.[^./]*)$/.exec(basename(path))?.[1] ?? "";
export const isAbsolute = (path: string): boolean => path.startsWith("/");

export function relative(from: string, to: string): string {
  const [start, end] = [from, to].map((path) => resolve(path).split("/"));
  let common = 0;
  while (common < start!.length && start![common] === end![common]) common++;
  return [...start!.slice(common).map(() => ".."), ...end!.slice(common)].join("/");
}

export const posix = {
  sep,
  delimiter,
  normalize,
  join,
  resolve,
  dirname,
  basename,
  extname,
  isAbsolute,
  relative,
};
export default { ...posix, posix };
