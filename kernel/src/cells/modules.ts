import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { tslabEntry } from "../tslab";
import { EsModules } from "./es-modules";
import { HelperFiles } from "./helper-files";

const SOURCE_EXTENSIONS = ["", ".ts", ".tsx"];

/** What `import` and `import()` in a cell lead to. */
export class Modules {
  readonly #folder: string;
  readonly #require: NodeJS.Require;
  readonly #esModules: EsModules = new EsModules();
  readonly helpers: HelperFiles;
  /** `require` as compiled cells see it. */
  readonly require: NodeJS.Require;

  constructor(folder: string) {
    this.#folder = folder;
    this.#require = createRequire(join(folder, "cell.js"));
    this.helpers = new HelperFiles(this.#esModules);
    this.require = Object.assign((id: string): unknown => this.#load(id), this.#require);
  }

  /** Loads what a cell's `import`s need and `require` cannot give while it runs; null where there is nothing to wait for. */
  prepare(imports: Map<string, string[]>): Promise<unknown> | null {
    const loading = [...imports].flatMap(
      ([file, specifiers]) => this.#esModules.preload(specifiers, dirname(file)) ?? [],
    );
    return loading.length === 0 ? null : Promise.all(loading);
  }

  async import(specifier: string): Promise<unknown> {
    if (isPath(specifier) || specifier === "tslab") {
      const module = this.#load(specifier) as Record<string, unknown>;
      return module.__esModule ? module : { ...module, default: module };
    }
    return this.#esModules.import(specifier, this.#folder);
  }

  /** An interrupt ended what was being loaded: Node would hand it out as it is, half of it missing. */
  forgetHalfLoaded(): void {
    for (const [file, module] of Object.entries(require.cache))
      if (module?.loaded === false) delete require.cache[file];
  }

  #load(id: string): unknown {
    if (id === "tslab") return this.#require(tslabEntry);
    if (isPath(id)) {
      for (const extension of SOURCE_EXTENSIONS) {
        const inMemory = this.helpers.requireFromMemory(resolve(this.#folder, id) + extension);
        if (inMemory !== undefined) return inMemory;
      }
    }
    return this.#esModules.get(id, this.#folder) ?? this.#require(id);
  }
}

function isPath(id: string): boolean {
  return /^\.{0,2}\//.test(id);
}
