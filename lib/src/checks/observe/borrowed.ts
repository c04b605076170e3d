import type { Observer } from "../exercise";

/** Texts in quotes, or comments: what is written there is said, not called. Templates are code in part, and stay. */
const quotesAndComments =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|(`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/.*/g;

/**
 * The name of the existing function that an answer passes on, or null: the very same function, one whose kernel
 * ran, or one that the answer's own code calls as a member (`lab.oneHot(…)`).
 */
export function borrowedFrom(
  observer: Observer<unknown, unknown, unknown>,
  answer: unknown,
  kernels: ReadonlySet<string>,
): string | null {
  const ran = Object.entries(observer.kernels ?? {}).find(([, kernel]) => kernels.has(kernel));
  if (ran !== undefined) return ran[0];
  const code = typeof answer === "function" ? codeOf(answer) : "";
  for (const [name, original] of Object.entries(observer.borrowable ?? {})) {
    const member = name.slice(name.lastIndexOf(".") + 1);
    if (answer === original() || new RegExp(`[\\w$]\\.${member}\\b`).test(code)) return name;
  }
  return null;
}

/** A function's text without comments and without what stands in quotes. */
function codeOf(answer: object): string {
  const text = Function.prototype.toString.call(answer);
  return text.replace(quotesAndComments, (_, template: string | undefined) => template ?? " ");
}
