/**
 * What `import` and `import()` in a cell lead to. Two implementations: `modules-on-node.ts` (Node's loader, packages
 * and files on disk) and `bundled-modules.ts` (a table of packages that came with the kernel).
 */
export interface Modules {
  /** `require` as compiled cells see it. */
  readonly require: NodeJS.Require;
  /**
   * Loads what a cell's `import`s need and `require` cannot give while it runs; null where there is nothing to wait
   * for.
   */
  prepare(imports: Map<string, string[]>): Promise<unknown> | null;
  import(specifier: string): Promise<unknown>;
  /** A file in memory, from a cell tagged `@module`. */
  write(file: string, code: string): void;
  /**
   * Forgets edited files and all that import them.
   *
   * @returns whether there were any
   */
  forgetEdited(): boolean;
  /** An interrupt ended what was being loaded, which would else be handed out as it is, half of it missing. */
  forgetHalfLoaded(): void;
}

/** What a package's hook goes around: the first load that succeeds. */
export type PackageHooks = Record<string, (load: () => unknown) => unknown>;

/**
 * Puts `hooks[name]` around the first load of the package `name` that succeeds, whoever asks for it.
 *
 * @returns to be called when an interrupt has ended what was being loaded
 */
export type HookPackages = (hooks: PackageHooks) => () => void;
