/** What the kernel adds to a cell's global names, as TypeScript sees it. */
export const GLOBAL_TYPES = `
/** Asks the reader for a line of text. */
declare function input(prompt?: string): Promise<string>;
/** Shows a value with the richest form it has. */
declare function display(value: unknown): void;
`;
