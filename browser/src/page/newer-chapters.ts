import type { Contents } from "./jupyterlite";

/** What site.json says of a chapter. */
export interface SiteChapter {
  readonly path: string;
  readonly digest: string;
}

/** A chapter of which the site has a newer version than the one that somebody works on here. */
export interface NewerChapter {
  readonly path: string;
  /** Puts the newer version beside the learner's. */
  putBeside(): Promise<string>;
}

const keyOf = (path: string): string => `lab-chapter ${location.pathname} ${path}`;

/**
 * Finds chapters that the site has changed since they were first opened here, and that differ from what is kept. Nothing
 * is overwritten: the storage's copy hides the site's, for good.
 */
export async function newerChapters(
  contents: Contents,
  root: string,
  chapters: readonly SiteChapter[],
): Promise<NewerChapter[]> {
  const found: NewerChapter[] = [];
  for (const { path, digest } of chapters) {
    const seen = localStorage.getItem(keyOf(path));
    const note = (): void => localStorage.setItem(keyOf(path), digest);
    if (seen === null) note();
    if (seen === null || seen === digest) continue;
    const site = await (await fetch(`${root}files/${path}`)).json();
    const { content } = await contents.get(path, { content: true });
    if (sourcesOf(content) === sourcesOf(site)) note();
    else
      found.push({
        path,
        putBeside: async () => {
          const beside = path.replace(/\.ipynb$/, `-new-${digest.slice(0, 6)}.ipynb`);
          await contents.save(beside, { type: "notebook", format: "json", content: site });
          note();
          return beside;
        },
      });
  }
  return found;
}

function sourcesOf(notebook: unknown): string {
  const { cells } = notebook as { cells: { source: string | string[] }[] };
  return JSON.stringify(cells.map(({ source }) => [source].flat().join("")));
}
