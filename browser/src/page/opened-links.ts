import type { App } from "./jupyterlite";

/** The notebooks that the page's address names; read at once, before JupyterLab changes the address. */
export const openedPaths: readonly string[] = new URLSearchParams(location.search).getAll("path");

/**
 * JupyterLite opens them before it restores what was open the last time, and restoring takes them away again: shows them
 * once that is done.
 */
export async function showOpenedLinks({ restored, shell, commands }: App): Promise<void> {
  await restored;
  for (const path of openedPaths) {
    const shown = shell.currentWidget?.context as { path?: string } | undefined;
    if (shown?.path !== path) await commands.execute("docmanager:open", { path });
  }
}
