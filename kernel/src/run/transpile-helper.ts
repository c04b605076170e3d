import { Script } from "node:vm";
import { makeAwaitsInterruptible } from "../compile/interruptible-await";
import { makeLoopsInterruptible } from "../compile/interruptible-loop";
import { ts } from "../compile/tslab";
import { helperOptions } from "./helper-options";
import { rememberSourceMap } from "./source-maps";

/** A module's code, as CommonJS runs it. */
type ModuleFunction = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: Record<string, unknown> },
  file: string,
  folder: string,
) => void;

/** Compiles a file beside the notebook, so that an interrupt reaches its loops and every `await`. */
export function transpileHelper(text: string, file: string): ModuleFunction {
  const awaits = makeAwaitsInterruptible((line, column) => `${file}:${line + 1}:${column + 1}`);
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName: file,
    compilerOptions: { ...helperOptions(), allowJs: true },
    transformers: { before: [awaits, makeLoopsInterruptible] },
  });
  if (sourceMapText) rememberSourceMap(file, sourceMapText);
  const code = outputText.replace(/\/\/# sourceMappingURL=.*$/, "");
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {\n${code}\n})`, {
    filename: file,
    lineOffset: -1,
  });
  return script.runInThisContext() as ModuleFunction;
}
