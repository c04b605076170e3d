/**
 * Makes a snapshot of V8's memory with the compiler in it and the packages' types that some code imports, parsed and bound:
 * a kernel that starts from it need not do that again.
 *
 *     node FLAGS --snapshot-blob FILE --build-snapshot dist/snapshot.js CODE
 *     node FLAGS --snapshot-blob FILE dist/main.js CONNECTION_FILE
 *
 * Both with the same program, flags of V8 and places of the files; else Node.js says so and ends. The file that makes a
 * snapshot has `require` and no `exports`, and can require nothing but Node's own modules
 * (https://nodejs.org/docs/latest-v20.x/api/cli.html#--build-snapshot): so this is a script with a loader of its own.
 */
{
  const { existsSync, readFileSync } = require("node:fs") as typeof import("node:fs");
  const { dirname, join } = require("node:path") as typeof import("node:path");
  const { startupSnapshot } = require("node:v8") as typeof import("node:v8");
  const { Script } = require("node:vm") as typeof import("node:vm");

  /** Modules by their files. */
  const loaded: Map<string, { exports: unknown }> = new Map();

  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    loaded.set(file, module);
    const code = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "utf8")}\n})`;
    const run = new Script(code, { filename: file }).runInThisContext() as (...args: unknown[]) => void;
    run(module.exports, (name: string) => loadFrom(dirname(file), name), module, file, dirname(file));
    return module.exports;
  };

  const loadFrom = (folder: string, name: string): unknown => {
    if (name.startsWith(".")) return load(`${join(folder, name).replace(/\.js$/, "")}.js`);
    const found = packageFolder(folder, name);
    return found === undefined ? require(name) : load(join(found, packageJson(found).main));
  };

  const packageFolder = (from: string, name: string): string | undefined => {
    for (let at = from; ; at = dirname(at)) {
      const folder = join(at, "node_modules", name);
      if (existsSync(join(folder, "package.json"))) return folder;
      if (at === dirname(at)) return undefined;
    }
  };

  const packageJson = (folder: string): { main: string; version: string } =>
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

  const { TSLAB_FILES, useTslab } = load(
    join(__dirname, "compile", "tslab.js"),
  ) as typeof import("./compile/tslab");
  const { CellCompiler } = load(
    join(__dirname, "compile", "compiler.js"),
  ) as typeof import("./compile/compiler");
  const tslab = packageFolder(__dirname, "tslab")!;
  useTslab({
    version: packageJson(tslab).version,
    place: tslab,
    typeRoot: join(tslab, "node_modules", "@types"),
    loadCompiler: () => loadFrom(tslab, TSLAB_FILES.compiler),
    load: (file) => load(join(tslab, file)),
    replace: () => {},
    keepCompilerCode: () => {},
  });
  new CellCompiler(process.cwd()).compile("", process.argv[2] ?? "");

  /** Gives these modules to Node's own `require`, and goes on with the file that was named. */
  startupSnapshot.setDeserializeMainFunction(() => {
    const Module = require("node:module") as typeof import("node:module");
    const file = process.argv[1]!;
    const requireAsMain = Module.createRequire(file);
    for (const [filename, { exports }] of loaded)
      requireAsMain.cache[filename] = Object.assign(new Module(filename), {
        filename,
        exports,
        loaded: true,
      });
    requireAsMain(file);
  });
}
