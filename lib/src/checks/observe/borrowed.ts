import type { Observer } from "../exercise";

/**
 * The name of the existing function that an answer passes on, or null: the very same function, one whose kernel
 * ran, or one that the answer's own text calls as a member (`lab.oneHot(…)`).
 */
export function borrowedFrom(
  observer: Observer<unknown, unknown, unknown>,
  answer: unknown,
  kernels: ReadonlySet<string>,
): string | null {
  const ran = Object.entries(observer.kernels ?? {}).find(([, kernel]) => kernels.has(kernel));
  if (ran !== undefined) return ran[0];
  const text = typeof answer === "function" ? Function.prototype.toString.call(answer) : "";
  for (const [name, original] of Object.entries(observer.borrowable ?? {})) {
    const member = name.slice(name.lastIndexOf(".") + 1);
    if (answer === original() || new RegExp(`[\\w$]\\.${member}\\b`).test(text)) return name;
  }
  return null;
}
