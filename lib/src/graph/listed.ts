/** What `compile` takes for a loss or for metrics — one, a list, or by output's name — as one list. */
export function listed(given: unknown): unknown[] {
  if (given === undefined || given === null) return [];
  if (Array.isArray(given)) return given.flat();
  return typeof given === "object" ? Object.values(given as object).flat() : [given];
}
