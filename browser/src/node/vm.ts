/** node:vm, as far as the kernel runs cells with it. */
export const constants = {};

/** Code that runs among the global names; its name reaches stack traces as a source URL, which must have no blanks. */
export class Script {
  readonly #code: string;
  readonly #name: string;

  constructor(code: string, { filename }: { filename: string }) {
    this.#code = code.replace("{\n", "{"); // the kernel's own first line, which Node is told not to count
    this.#name = encodeURI(filename);
  }

  runInThisContext(): unknown {
    // biome-ignore lint/security/noGlobalEval: this is what a kernel does
    return (0, eval)(`${this.#code}\n//# sourceURL=${this.#name}`);
  }
}
