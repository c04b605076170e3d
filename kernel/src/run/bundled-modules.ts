import { isPath } from "../compile/is-path";
import { tslabModule } from "../compile/tslab";
import { HelperSources } from "./helper-sources";
import type { HookPackages, Modules, PackageHooks } from "./modules";

/** Packages by name; each is made when it is first asked for. */
export type PackageTable = Record<string, () => unknown>;

/** What a kernel brings along, and what it is still fetching while the first cells run. */
export interface BundledPackages {
  readonly now: PackageTable;
  /** The packages that come later, and when they are there; asked for when a cell imports these unknown names. */
  later?(names: readonly string[]): Promise<PackageTable>;
}

/** Modules for places without a disk of packages: cells import what a table offers, and the files beside the notebook. */
export class BundledModules implements Modules {
  readonly #packages: BundledPackages;
  readonly #table: PackageTable;
  readonly #loaded: Map<string, unknown> = new Map();
  readonly #helpers: HelperSources;
  #hooks: PackageHooks = {};
  readonly require: NodeJS.Require;

  /** @param folder where the notebook is */
  constructor(packages: BundledPackages, folder: string) {
    this.#packages = packages;
    this.#table = { ...packages.now };
    this.#helpers = new HelperSources(folder, (name) => this.#load(name));
    this.require = Object.assign((name: string): unknown => this.#load(name), {
      cache: {},
    }) as NodeJS.Require;
  }

  readonly hookPackages: HookPackages = (hooks) => {
    this.#hooks = hooks;
    return () => {};
  };

  prepare(imports: Map<string, string[]>): Promise<unknown> | null {
    const isKnown = (name: string): boolean => isPath(name) || name === "tslab" || name in this.#table;
    const unknown = [...imports.values()].flat().filter((name) => !isKnown(name));
    return unknown.length === 0 ? null : this.#fetch(unknown);
  }

  async import(name: string): Promise<unknown> {
    if (!isPath(name) && !(name in this.#table)) await this.#fetch([name]);
    const loaded = this.#load(name) as Record<string, unknown>;
    return loaded.__esModule ? loaded : { ...loaded, default: loaded };
  }

  write(file: string, code: string): void {
    this.#helpers.write(file, code);
  }

  forgetEdited(): boolean {
    return this.#helpers.forgetEdited();
  }

  forgetHalfLoaded(): void {
    this.#helpers.forgetHalfLoaded();
  }

  async #fetch(names: readonly string[]): Promise<void> {
    Object.assign(this.#table, await this.#packages.later?.(names));
  }

  #load(name: string): unknown {
    if (isPath(name)) return this.#helpers.require(name);
    if (name === "tslab") return tslabModule();
    if (this.#loaded.has(name)) return this.#loaded.get(name);
    const make = this.#table[name];
    if (!make) {
      const known = Object.keys(this.#table).join(", ");
      throw new Error(`Cannot find module '${name}': this kernel brings ${known}.`);
    }
    const hook = this.#hooks[name];
    const loaded = hook ? hook(make) : make();
    this.#loaded.set(name, loaded);
    return loaded;
  }
}
