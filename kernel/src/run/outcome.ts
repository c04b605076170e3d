/** A value in every form in which clients may show it, by media type. */
export type MimeBundle = Record<string, unknown>;

/** The content of an `error` message. */
export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** How a cell ended, in the words that clients are told: its last value, if it is to be shown, or its error. */
export type Outcome = { ok: true; shown: MimeBundle | null } | { ok: false; error: ErrorContent };

/** Puts a cell's last value into words; null where there is nothing to show. May run the author's own code. */
export type Show = (value: unknown) => MimeBundle | null | PromiseLike<MimeBundle>;

/** Puts what a cell threw into words. May run the author's own code. */
export type Report = (error: unknown) => ErrorContent;
