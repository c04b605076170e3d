/** In a page: whether the service worker has every file of the site. */
export async function everythingKept(): Promise<boolean> {
  const { files } = (await (await fetch("../site.json")).json()) as { files: string[] };
  const [name] = await caches.keys();
  const kept = name === undefined ? [] : await (await caches.open(name)).keys();
  return kept.length >= files.length;
}
