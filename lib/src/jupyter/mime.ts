/** What Jupyter shows: the richest form that the page can draw. */
export type MimeBundle = Record<string, unknown>;
