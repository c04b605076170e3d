/** Answers are short; what goes on and on is not worth reading for a hint. */
const longest = 3000;

/** The text of an answer's function as an observation holds it; "" for a longer one, and for what is no text. */
export function answerText(text: unknown): string {
  return typeof text === "string" && text.length <= longest ? text : "";
}
