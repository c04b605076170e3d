import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundledTypeRoot, type TypeScript, ts } from "./tslab";

/**
 * The options cells are compiled with: tslab's, except that packages may speak through `exports` alone, and that the
 * language is that of Node.js 20.
 */
export function compilerOptions(folder: string): TypeScript.CompilerOptions {
  return {
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    esModuleInterop: true,
    experimentalDecorators: true,
    resolveJsonModule: true,
    jsx: ts.JsxEmit.React,
    allowJs: true,
    checkJs: true,
    declaration: true,
    sourceMap: true,
    skipLibCheck: true,
    noImplicitUseStrict: true,
    preserveConstEnums: true,
    newLine: ts.NewLineKind.LineFeed,
    types: ["node"],
    typeRoots: typeRoots(folder),
  };
}

function typeRoots(folder: string): string[] {
  for (let at = folder; ; at = dirname(at)) {
    const root = join(at, "node_modules", "@types");
    if (existsSync(join(root, "node", "package.json"))) return [root];
    if (at === dirname(at)) return [bundledTypeRoot];
  }
}
