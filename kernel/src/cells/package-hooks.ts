import Module from "node:module";

type Load = (request: string, ...rest: unknown[]) => unknown;
type Around = (load: () => unknown) => unknown;

/**
 * Puts `hooks[name]` around the first load of the package `name` that succeeds, whoever asks for it.
 *
 * @returns to be called when an interrupt has ended what was being loaded
 */
export function hookPackages(hooks: Record<string, Around>): () => void {
  const waiting = new Map(Object.entries(hooks));
  const loading = new Set<string>();
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = function (request, ...rest) {
    const around = waiting.get(request);
    const plainly = (): unknown => load.call(this, request, ...rest);
    if (!around || loading.has(request)) return plainly();
    loading.add(request);
    try {
      const loaded = around(plainly);
      waiting.delete(request);
      return loaded;
    } finally {
      loading.delete(request);
    }
  };
  return () => loading.clear();
}
