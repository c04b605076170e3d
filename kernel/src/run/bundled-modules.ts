import { tslabModule } from "../compile/tslab";
import type { HookPackages, Modules, PackageHooks } from "./modules";

/** Packages by name; each is made when it is first asked for. */
export type PackageTable = Record<string, () => unknown>;

/** Modules for places without a disk of packages: cells import what a table offers. */
export class BundledModules implements Modules {
  readonly #table: PackageTable;
  readonly #loaded: Map<string, unknown> = new Map();
  #hooks: PackageHooks = {};
  readonly require: NodeJS.Require;

  constructor(table: PackageTable) {
    this.#table = table;
    this.require = Object.assign((name: string): unknown => this.#load(name), {
      cache: {},
    }) as NodeJS.Require;
  }

  readonly hookPackages: HookPackages = (hooks) => {
    this.#hooks = hooks;
    return () => {};
  };

  prepare(): null {
    return null;
  }

  async import(name: string): Promise<unknown> {
    const loaded = this.#load(name) as Record<string, unknown>;
    return loaded.__esModule ? loaded : { ...loaded, default: loaded };
  }

  write(file: string): void {
    throw new Error(`A cell tagged @module (${file}) needs the kernel that runs on Node.js itself.`);
  }

  forgetEdited(): boolean {
    return false;
  }

  forgetHalfLoaded(): void {}

  #load(name: string): unknown {
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
