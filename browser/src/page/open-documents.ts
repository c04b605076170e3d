import type { App } from "./jupyterlite";
import { notebookText } from "./work-archive";

/** A document of JupyterLab that is open in the page. */
interface Context {
  readonly path: string;
  readonly isReady: boolean;
  readonly contentsModel: { readonly type: string; readonly writable: boolean } | null;
  readonly model: { readonly dirty: boolean; toJSON(): unknown; toString(): string };
  save(): Promise<void>;
  revert(): Promise<void>;
}

/** Their contexts; a document may be shown twice. */
function contexts({ shell }: App): Context[] {
  const shown = [...shell.widgets("main")].flatMap(({ context }) => (context ? [context as Context] : []));
  return [...new Set(shown)].filter(({ isReady }) => isReady);
}

/** What has been typed and not been saved, by path, as it would be saved. */
export function unsavedTexts(app: App): Map<string, string> {
  return new Map(
    contexts(app)
      .filter(({ model }) => model.dirty)
      .map(({ path, contentsModel, model }) => [
        path,
        contentsModel?.type === "notebook" ? notebookText(model.toJSON()) : model.toString(),
      ]),
  );
}

export async function saveAll(app: App): Promise<void> {
  const dirty = contexts(app).filter(({ model, contentsModel }) => model.dirty && contentsModel?.writable);
  await Promise.all(dirty.map((context) => context.save()));
}

/** A tab that nobody looks at may be ended by the browser without a word: what was typed is saved before. */
export function saveWhenHidden(app: App): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void saveAll(app).catch(() => undefined); // it has been told
  });
}

/** Shows the files as they are in the storage now. */
export async function showAgain(app: App, paths: readonly string[]): Promise<void> {
  await Promise.all(
    contexts(app)
      .filter(({ path }) => paths.includes(path))
      .map((context) => context.revert()),
  );
}
