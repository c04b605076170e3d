/** Data that cannot be used: one sentence that names the file, what was expected, what was found, what to do. */
export class DataError extends Error {
  override readonly name: string = "DataError";

  constructor(
    readonly file: string,
    expected: string,
    found: string,
    next: string,
  ) {
    super(`${file}: expected ${expected}, found ${found}; ${next}.`);
  }
}
