// @ts-check
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".css": "text/css",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".ipynb": "application/json",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const isText = /\.(html|js|json|css|wasm|svg|ipynb|webmanifest)$/;

/**
 * Serves a site on this machine alone, texts gzipped as static hosts do.
 *
 * @param {string} folder
 * @param {{ port?: number, isolated?: boolean, path?: string }} [options] without `isolated` it is a host that cannot
 *   send headers; `path`: the site lies below it, "/lab/" for example
 * @returns {Promise<{ address: string, close(): Promise<void> }>}
 */
export async function serveSite(folder, { port = 0, isolated = true, path = "/" } = {}) {
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  const headersOf = (/** @type {string} */ file) => ({
    "content-type": types[/** @type {keyof typeof types} */ (extname(file))] ?? "application/octet-stream",
    "cache-control": "no-cache",
    ...(isolated
      ? { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" }
      : {}),
  });
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    try {
      if (!asked.startsWith(path)) throw new Error("elsewhere");
      const found = join(folder, normalize(asked.slice(path.length - 1)));
      const file = statSync(found).isDirectory() ? join(found, "index.html") : found;
      const { mtimeMs, size } = statSync(file);
      const tag = `"${mtimeMs}-${size}"`;
      const headers = { ...headersOf(file), etag: tag };
      if (request.headers["if-none-match"] === tag) {
        response.writeHead(304, headers).end();
      } else if (isText.test(file)) {
        const body = packed.get(file + tag) ?? gzipSync(readFileSync(file));
        packed.set(file + tag, body);
        response.writeHead(200, { ...headers, "content-encoding": "gzip", "content-length": body.length });
        response.end(request.method === "HEAD" ? undefined : body);
      } else {
        response.writeHead(200, { ...headers, "content-length": size });
        if (request.method === "HEAD") response.end();
        else createReadStream(file).pipe(response);
      }
    } catch {
      response.writeHead(404, headersOf(".html")).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  const { port: used } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${used}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
