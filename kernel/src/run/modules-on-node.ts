import { existsSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { delimiter, dirname, join, resolve } from "node:path";
import { isPath } from "../compile/is-path";
import { tslabModule } from "../compile/tslab";
import { EsModules } from "./es-modules";
import { HelperFiles } from "./helper-files";
import type { Modules } from "./modules";

const SOURCE_EXTENSIONS = ["", ".ts", ".tsx"];

/** Node's own modules: packages from the notebook's folder up, and the files beside it. */
export class ModulesOnNode implements Modules {
  readonly #folder: string;
  readonly #require: NodeJS.Require;
  readonly #esModules: EsModules = new EsModules();
  readonly #helpers: HelperFiles;
  readonly require: NodeJS.Require;

  constructor(folder: string) {
    this.#folder = folder;
    offerOwnPackages();
    this.#require = createRequire(join(folder, "cell.js"));
    this.#helpers = new HelperFiles(this.#esModules, folder);
    this.require = Object.assign((id: string): unknown => this.#load(id), this.#require);
  }

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

  write(file: string, code: string): void {
    this.#helpers.write(file, code);
  }

  forgetEdited(): boolean {
    return this.#helpers.forgetEdited();
  }

  forgetHalfLoaded(): void {
    for (const [file, module] of Object.entries(require.cache))
      if (module?.loaded === false) delete require.cache[file];
  }

  #load(id: string): unknown {
    if (id === "tslab") return tslabModule();
    if (isPath(id)) {
      for (const extension of SOURCE_EXTENSIONS) {
        const inMemory = this.#helpers.requireFromMemory(resolve(this.#folder, id) + extension);
        if (inMemory !== undefined) return inMemory;
      }
    }
    return this.#esModules.get(id, this.#folder) ?? this.#require(id);
  }
}

/** Packages that a notebook's folders do not have are looked for beside the kernel, from whatever folder. */
function offerOwnPackages(): void {
  const { NODE_PATH } = process.env;
  const own = (require.resolve.paths("tslab") ?? []).filter((path) => existsSync(path));
  process.env.NODE_PATH = [NODE_PATH, ...own].filter(Boolean).join(delimiter);
  (Module as unknown as { _initPaths(): void })._initPaths();
  if (NODE_PATH === undefined) delete process.env.NODE_PATH;
  else process.env.NODE_PATH = NODE_PATH;
}
