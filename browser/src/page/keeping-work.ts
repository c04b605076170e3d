import type { App, Contents } from "./jupyterlite";
import { newerChapters, type SiteChapter } from "./newer-chapters";
import { say } from "./sentences";
import { packWork, unpackWork } from "./work-archive";

interface Action {
  readonly label: string;
  callback(): void;
}
export interface Notifications {
  info(message: string, options: { autoClose: false | number; actions?: Action[] }): void;
  error(message: string, options: { autoClose: false }): void;
}
export type WidgetClass = new (options: { node: HTMLElement }) => { id: string };

interface Lab extends App {
  readonly shell: { add(widget: object, area: string, options: object): void };
  readonly commands: { execute(command: string, args: object): Promise<unknown> };
}

/** Pixels: a phone. */
const NARROW = 700;

/** Buttons that give all work as one file and take it back, and what is said when something could be lost. */
export function keepWork(app: Lab, root: string, Widget: WidgetClass, notes: Notifications): void {
  const { contents } = app.serviceManager;
  const bar = document.createElement("div");
  bar.className = "lab-work";
  bar.style.cssText = "display:flex;gap:6px;align-items:center;margin:0 8px";
  bar.append(
    button(
      say("Download everything"),
      say("All notebooks and files as one file, to keep or to hand in"),
      () => download(contents),
    ),
    button(say("Open"), say("Takes back a file that “Download everything” gave"), () =>
      choose(contents, notes),
    ),
  );
  const widget = new Widget({ node: bar });
  widget.id = "lab-work";
  app.shell.add(widget, "top", { rank: window.innerWidth < NARROW ? 10 : 900 }); // before the menus
  reportFullStorage(contents, notes);
  void navigator.storage?.persist?.();
  void app.restored.then(() => afterStart(app, root, notes));
}

function button(label: string, title: string, act: () => Promise<void>): HTMLButtonElement {
  const made = document.createElement("button");
  made.textContent = label;
  made.title = title;
  made.className = "jp-mod-styled jp-mod-minimal";
  made.addEventListener("click", () => void act());
  return made;
}

async function download(contents: Contents): Promise<void> {
  const zip = await packWork(contents);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([zip as BlobPart], { type: "application/zip" }));
  link.download = `image-lab-${new Date().toISOString().slice(0, 10)}.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function choose(contents: Contents, notes: Notifications): Promise<void> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".zip";
  input.className = "lab-open-file";
  input.style.display = "none";
  document.body.append(input);
  input.addEventListener("change", async () => {
    input.remove();
    const [file] = input.files ?? [];
    if (file === undefined) return;
    try {
      const count = await unpackWork(contents, new Uint8Array(await file.arrayBuffer()));
      notes.info(
        say("Opened {count} files; what you had under the same names is kept beside them.", { count }),
        {
          autoClose: 10_000,
        },
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      notes.error(say("This is no file that “Download everything” gave: {reason}", { reason }), {
        autoClose: false,
      });
    }
  });
  input.click();
}

/** A save that fails for want of room says what to do. */
function reportFullStorage(contents: Contents, notes: Notifications): void {
  const save = contents.save.bind(contents);
  contents.save = async (path, options) => {
    try {
      return await save(path, options);
    } catch (error) {
      const isFull = /quota|storage|space/i.test(String((error as Error)?.name) + String(error));
      if (isFull)
        notes.error(
          say(
            "The browser's storage is full: {name} was not saved. Use “Download everything” now, then delete files you no longer need.",
            { name: path },
          ),
          { autoClose: false },
        );
      throw error;
    }
  };
}

async function afterStart(app: Lab, root: string, notes: Notifications): Promise<void> {
  tellOnce(notes);
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage("keep everything"));
  const { chapters } = (await (await fetch(`${root}site.json`)).json()) as { chapters: SiteChapter[] };
  for (const { path, putBeside } of await newerChapters(app.serviceManager.contents, root, chapters)) {
    const open = async (): Promise<void> =>
      void (await app.commands.execute("docmanager:open", { path: await putBeside() }));
    notes.info(say("There is a newer version of {name}. Yours stays as it is.", { name: path }), {
      autoClose: false,
      actions: [{ label: say("Put it beside mine"), callback: () => void open() }],
    });
  }
}

function tellOnce(notes: Notifications): void {
  if (localStorage.getItem("lab-told") !== null) return;
  localStorage.setItem("lab-told", "yes");
  notes.info(
    say(
      "Your work is kept in this browser alone: a private window forgets it when it is closed, and clearing the browser's data deletes it. “Download everything” gives it to you as one file.",
    ),
    { autoClose: 20_000 },
  );
}
