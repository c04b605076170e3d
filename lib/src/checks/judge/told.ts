import type { Call, Mistake } from "../exercise";

/** A mistake told by the error that it leads to; what the pattern's groups catch fills the message. */
export function told(id: string, kind: RegExp, ...names: string[]): Mistake<unknown> {
  return {
    id,
    when(call) {
      const found = threw(call, kind);
      return found === null
        ? undefined
        : Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ""]));
    },
  };
}

/** An error that the answer threw, where its text is of a kind. */
function threw({ outcome, error }: Call, kind: RegExp): RegExpExecArray | null {
  return outcome === "threw" ? kind.exec(`${error?.name}: ${error?.message}`) : null;
}
