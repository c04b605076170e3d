import { type TypeScript, ts } from "../compile/tslab";

/** How files beside a notebook are compiled. */
export const helperOptions = (): TypeScript.CompilerOptions => ({
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  experimentalDecorators: true,
  jsx: ts.JsxEmit.React,
  sourceMap: true,
});
