/**
 * The site's service worker: keeps all of one version of the site for days without a network, and gives each reply the
 * two headers that isolate a page, for hosts that cannot send them. `LAB_VERSION` is put in when the site is built.
 */
declare const LAB_VERSION: string;

interface Events {
  install: { waitUntil(work: Promise<unknown>): void };
  activate: { waitUntil(work: Promise<unknown>): void };
  fetch: { readonly request: Request; respondWith(reply: Promise<Response>): void };
  message: { readonly data: unknown };
}
interface Scope {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, hear: (event: Events[Name]) => void): void;
}
const scope = self as unknown as Scope;
const root = scope.registration.scope;
const CACHE = `lab ${root} ${LAB_VERSION}`;

/** What another version of the site may say differently: asked of the network first. */
const isFresh = (path: string): boolean => /^(files\/|api\/|$)|\.html$|\/$/.test(path);

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) =>
  event.waitUntil(forgetOtherVersions().then(() => scope.clients.claim())),
);
scope.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(root)) event.respondWith(reply(event.request));
});
scope.addEventListener("message", ({ data }) => {
  if (data === "keep everything") void keepEverything();
});

async function forgetOtherVersions(): Promise<void> {
  const mine = (await caches.keys()).filter((name) => name.startsWith(`lab ${root} `) && name !== CACHE);
  await Promise.all(mine.map((name) => caches.delete(name)));
}

/** The name of a file, whatever version its address names. */
function keyOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

async function reply(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const path = keyOf(request.url).slice(root.length);
  const kept = await cache.match(keyOf(request.url));
  if (kept && !isFresh(path)) return isolated(kept);
  try {
    const found = await fetch(request);
    if (found.ok && found.status === 200) await keep(cache, request.url, found.clone());
    return isolated(found);
  } catch (error) {
    if (kept) return isolated(kept);
    throw error;
  }
}

/** A full storage must not cost the reply. */
async function keep(cache: Cache, url: string, response: Response): Promise<void> {
  await cache.put(keyOf(url), response).catch(() => undefined);
}

function isolated(response: Response): Response {
  if (response.status === 0 || response.type === "opaqueredirect") return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/** Fetches what no page has asked for yet, one file after the other. */
async function keepEverything(): Promise<void> {
  const cache = await caches.open(CACHE);
  const files = (await (await fetch(`${root}site.json`)).json()) as { files: string[] };
  for (const file of files.files) {
    const url = new URL(file, root).href;
    if (await cache.match(url)) continue;
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) await keep(cache, url, response);
    if (response === undefined) return; // no network any more
  }
}

export {};
