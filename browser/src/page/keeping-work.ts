import { reportFullStorage } from "./full-storage";
import type { App, Notifications } from "./jupyterlite";
import { closeFileList, isNarrow } from "./narrow-page";
import { newerChapters, type SiteChapter } from "./newer-chapters";
import { saveAll, saveWhenHidden, showAgain, unsavedTexts } from "./open-documents";
import { showOpenedLinks } from "./opened-links";
import { say } from "./sentences";
import { packWork, unpackWork } from "./work-archive";
import { type WidgetClass, workBar } from "./work-bar";

/** Buttons that give all work as one file and take it back, and what is said when something could be lost. */
export function keepWork(app: App, root: string, Widget: WidgetClass, notes: Notifications): void {
  const widget = workBar(Widget, { save: () => download(app), open: (file) => takeBack(app, file, notes) });
  app.shell.add(widget, "top", { rank: isNarrow() ? 10 : 900 }); // before the menus, which would hide it
  reportFullStorage(app.serviceManager.contents, notes);
  saveWhenHidden(app);
  if (isNarrow()) closeFileList(app);
  void navigator.storage?.persist?.();
  void showOpenedLinks(app).then(() => {
    document.body.dataset["lab"] = "started";
    return afterStart(app, root, notes);
  });
}

async function download(app: App): Promise<void> {
  const zip = await packWork(app.serviceManager.contents, unsavedTexts(app));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([zip as BlobPart], { type: "application/zip" }));
  link.download = `image-lab-${new Date().toISOString().slice(0, 10)}.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function takeBack(app: App, file: File, notes: Notifications): Promise<void> {
  try {
    await saveAll(app); // what was typed is kept beside the file that comes in its place
    const bytes = new Uint8Array(await file.arrayBuffer());
    const paths = await unpackWork(app.serviceManager.contents, file.name, bytes);
    await showAgain(app, paths);
    const told = "Opened {count} files; what you had under the same names is kept beside them.";
    notes.info(say(told, { count: paths.length }), { autoClose: 10_000 });
    if (paths.length === 1) await app.commands.execute("docmanager:open", { path: paths[0] });
  } catch (error) {
    console.warn(error);
    notes.error(
      say("{name} is neither a notebook nor a file that “Download everything” gave.", { name: file.name }),
      {
        autoClose: false,
      },
    );
  }
}

async function afterStart(app: App, root: string, notes: Notifications): Promise<void> {
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
  const told =
    "Your work is kept in this browser alone. Clearing its data or closing a private window deletes it: “Download everything”.";
  notes.info(say(told), { autoClose: 20_000 });
}
