/**
 * V8 knows code that was evaluated by its source URL, and the kernel's stack traces ask for a file's name: gives each
 * frame the name it would have in Node. Frames of the site's own scripts become the kernel's, which are left out.
 */
export function nameEvaluatedFrames(base: string): void {
  const prepare = Error.prepareStackTrace;
  if (prepare === undefined) return;
  Error.prepareStackTrace = (error, sites) =>
    prepare(
      error,
      sites.map((site) => named(site, base)),
    );
}

function named(site: NodeJS.CallSite, base: string): NodeJS.CallSite {
  const file = decodeURI(site.getScriptNameOrSourceURL() ?? "");
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  const shown = fileOf(file, base);
  const place = `${shown}:${line}:${column}`;
  const called = site.getFunctionName();
  const name = called === "eval" ? null : called; // a cell itself, which has none in Node
  const async = (site as unknown as { isAsync?(): boolean }).isAsync?.() ? "async " : "";
  return {
    getFileName: () => shown,
    getLineNumber: () => line,
    getColumnNumber: () => column,
    toString: () => `${async}${name ? `${name} (${place})` : place}`,
  } as unknown as NodeJS.CallSite;
}

/** Of the site's scripts the kernel's own is left out of stack traces; the others count as a package. */
function fileOf(file: string, base: string): string {
  if (!file.startsWith(base)) return file;
  return file.endsWith("/worker.js") ? "/lab/kernel/dist/worker.js" : "/lab/node_modules/image-lab/index.js";
}
