/** The values of all cells, by name. */
export interface Exports {
  /** `exports`, as compiled cells see it. */
  values: Record<string, unknown>;
  startCell(): void;
  /** Has the running cell, or the one before, set a name? */
  wasSet(name: string): boolean;
}

/**
 * Compiled `import`s define read-only getters; here they become plain values, so that later cells may redefine them.
 */
export function createExports(): Exports {
  const set = new Set<string>();
  const values: Record<string, unknown> = {};
  const proxy = new Proxy(values, {
    set(target, name, value) {
      set.add(String(name));
      target[String(name)] = value;
      return true;
    },
    defineProperty(target, name, attributes) {
      if (name === "__esModule") return true;
      set.add(String(name));
      target[String(name)] = attributes.get ? attributes.get() : attributes.value;
      return true;
    },
  });
  return { values: proxy, startCell: () => set.clear(), wasSet: (name) => set.has(name) };
}
