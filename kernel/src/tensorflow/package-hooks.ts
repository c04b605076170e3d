import Module from "node:module";
import type { HookPackages } from "../run/modules";

type Load = (request: string, ...rest: unknown[]) => unknown;

/** Hooks in Node's own loader. */
export const hookPackages: HookPackages = (hooks) => {
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
};
