import type { App } from "./jupyterlite";

/** Pixels: a phone. */
const NARROW = 700;

export const isNarrow = (): boolean => window.innerWidth < NARROW;

/** For a link JupyterLab shows the file in its list, once, when it likes. */
const SHOWS_LIST = "docmanager:show-in-file-browser";

/** Beside the list of files a narrow page has no room for a notebook; its symbol opens it. */
export function closeFileList({ restored, shell, commands }: App): void {
  void restored.then(() => shell.collapseLeft());
  commands.commandExecuted.connect(function hear(_, { id, result }) {
    if (id !== SHOWS_LIST) return;
    commands.commandExecuted.disconnect(hear);
    void result.then(() => shell.collapseLeft());
  });
}
