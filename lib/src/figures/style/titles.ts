/**
 * The same layout, in which every title that is a plain text is what plotly draws: since version 3 it draws none but
 * `{ text }`, while nodeplotlib's types allow both (https://github.com/plotly/plotly.js/blob/master/CHANGELOG.md, 3.0.0).
 */
export function withTitles<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(withTitles) as Part;
  if (typeof part !== "object" || part === null || Object.getPrototypeOf(part) !== Object.prototype)
    return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      name === "title" && typeof value === "string" ? { text: value } : withTitles(value),
    ]),
  ) as Part;
}
