type Texts = Readonly<Record<string, string>>;

/**
 * French texts with their no-break spaces: narrow before « : ; ! ? » and inside quotation marks, wide before %. What
 * stands between backquotes is code and stays.
 */
export function typeset<Of extends Texts>(texts: Of): Of {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, withSpaces(text)])) as Of;
}

function withSpaces(text: string): string {
  const parts = text.split("`");
  return parts.map((part, at) => (at % 2 === 1 ? part : inProse(part))).join("`");
}

/** `%{x}` is no per cent but a place that plotly fills, and `x ? a : b` no French. */
function inProse(text: string): string {
  return text
    .replace(/ ([:;!?»])(?=[\s.,)]|$)/g, "\u202f$1")
    .replace(/« /g, "«\u202f")
    .replace(/ %(?!\{)/g, "\u00a0%");
}
