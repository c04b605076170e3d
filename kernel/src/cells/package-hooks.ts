import Module from "node:module";

type Load = (request: string, ...rest: unknown[]) => unknown;
type Around = (load: () => unknown) => unknown;

/** Puts `hooks[name]` around the first load of the package `name`, whoever asks for it. */
export function hookPackages(hooks: Record<string, Around>): void {
  const waiting = new Map(Object.entries(hooks));
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = function (request, ...rest) {
    const around = waiting.get(request);
    const plainly = (): unknown => load.call(this, request, ...rest);
    if (!around) return plainly();
    waiting.delete(request);
    return around(plainly);
  };
}
