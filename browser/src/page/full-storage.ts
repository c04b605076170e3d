import type { Contents, Notifications } from "./jupyterlite";
import { say } from "./sentences";

/** The name of an error that JupyterLab shows no window for, every ten seconds: the learner has been told. */
const TOLD = "ModalCancelError";

/** A save that fails for want of room says what to do, once for each file until it is saved. */
export function reportFullStorage(contents: Contents, notes: Notifications): void {
  const save = contents.save.bind(contents);
  const told = new Map<string, string>();
  contents.save = async (path, options) => {
    try {
      const saved = await save(path, options);
      const note = told.get(path);
      if (note !== undefined) notes.dismiss(note);
      told.delete(path);
      return saved;
    } catch (error) {
      if (!isFull(error)) throw error;
      if (!told.has(path)) told.set(path, notes.error(sentence(path), { autoClose: false }));
      throw Object.assign(new Error(sentence(path)), { name: TOLD });
    }
  };
  // JupyterLab keeps a copy of each notebook that it opens, and shows none that it could not copy
  const copy = contents.createCheckpoint.bind(contents);
  contents.createCheckpoint = (path) =>
    copy(path).catch((error) => {
      if (!isFull(error)) throw error;
      return { id: "none", last_modified: new Date().toISOString() };
    });
}

const isFull = (error: unknown): boolean =>
  /quota|storage|space/i.test(`${(error as Error | undefined)?.name} ${error}`);

const sentence = (name: string): string =>
  say("The browser's storage is full: {name} was not saved. “Download everything” now, then delete files.", {
    name,
  });
