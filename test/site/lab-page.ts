import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { notebookOf } from "../notebook-of";
import { PATIENCE } from "../patience";

/** A cell's outputs, as the notebook holds them. */
export interface Output {
  readonly output_type: string;
  readonly name?: string;
  readonly text?: string;
  readonly data?: Record<string, unknown>;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: string[];
}

/** The lab's page in some browser. */
export abstract class LabPage {
  /** Where the site is. */
  abstract get address(): string;
  abstract evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  protected abstract goTo(address: string): Promise<unknown>;

  /** Opens the lab, with a notebook where one is named. */
  async open(notebook?: string): Promise<void> {
    const query = notebook === undefined ? "" : `?path=${encodeURIComponent(notebook)}`;
    await this.goTo(`${this.address}lab/index.html${query}`);
    await this.shown(notebook);
  }

  /** Waits until the page has started and shows this notebook, where one is named. */
  async shown(notebook?: string): Promise<void> {
    await this.until((path) => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp?: App };
      if (document.body?.dataset["lab"] !== "started") return false;
      if (path === null || jupyterapp === undefined) return path === null;
      // JupyterLab goes by the focus, which Firefox has not without a screen
      const widgets = document.hasFocus() ? [] : [...jupyterapp.shell.widgets("main")];
      for (const { context, node } of widgets)
        if (context?.path === path) node.dispatchEvent(new FocusEvent("focus"));
      const panel = jupyterapp.shell.currentWidget;
      return panel?.context?.path === path && panel.context.isReady && panel.content.widgets.length > 0;
    }, notebook ?? null);
  }

  /** Waits until something holds in the page, also across a reload. */
  async until<Argument>(
    holds: (argument: Argument) => boolean | Promise<boolean>,
    argument: Argument,
  ): Promise<void> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(50))
      if (await this.evaluate(holds, argument).catch(() => false)) return;
    throw new Error(`After ${PATIENCE / 1000} s this does not hold: ${holds} of ${JSON.stringify(argument)}`);
  }

  /** Puts a notebook into the page's storage and opens it. */
  async openOwn(path: string, cells: readonly string[] | { file: string }): Promise<void> {
    const notebook =
      "file" in cells ? JSON.parse(readFileSync(cells.file, "utf8")) : notebookOf(cells as string[]);
    await this.evaluate(
      async ([name, content]) => {
        const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
        const options = { type: "notebook", format: "json", content };
        await jupyterapp.restored;
        await jupyterapp.serviceManager.contents.save(name as string, options);
        await jupyterapp.commands.execute("docmanager:open", { path: name });
      },
      [path, notebook] as const,
    );
    await this.shown(path);
  }

  /** Puts a file into the page's storage, as its list of files does with one that is dropped there. */
  async upload(path: string, bytes: Uint8Array): Promise<void> {
    await this.evaluate(
      async ([name, content]) => {
        const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
        await jupyterapp.serviceManager.contents.save(name, { type: "file", format: "base64", content });
      },
      [path, Buffer.from(bytes).toString("base64")] as const,
    );
  }

  /** Runs all cells; what they gave, by cell. */
  async runAll(): Promise<Output[][]> {
    await this.command("notebook:run-all-cells");
    return this.outputs();
  }

  async runCell(index: number): Promise<Output[]> {
    await this.evaluate((cell) => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      jupyterapp.shell.currentWidget.content.activeCellIndex = cell;
    }, index);
    await this.command("notebook:run-cell");
    return (await this.outputs())[index]!;
  }

  async command(name: string): Promise<void> {
    await this.evaluate(async (id) => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      const panel = jupyterapp.shell.currentWidget;
      await panel.context.ready;
      await panel.sessionContext.ready;
      panel.content.activate(); // commands are about the notebook that has the focus
      while (!panel.node.contains(document.activeElement)) await new Promise((next) => setTimeout(next, 20));
      await jupyterapp.commands.execute(id).catch(() => undefined); // a cell's error is among its outputs
    }, name);
  }

  outputs(): Promise<Output[][]> {
    return this.evaluate(() => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      return jupyterapp.shell.currentWidget.content.widgets.map(
        ({ model }) => (model.sharedModel.toJSON().outputs ?? []) as Output[],
      );
    }, undefined);
  }

  /** Interrupts the kernel of the open notebook while a cell runs, once the cell has shown something. */
  async interrupt(cell: number): Promise<void> {
    while ((await this.outputs())[cell]!.length === 0) await sleep(50);
    await this.evaluate(async () => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      await jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt();
    }, undefined);
  }

  /** The notebook as the page's storage has it, as *File, Download* gives it. */
  async saved(): Promise<string> {
    await this.command("docmanager:save");
    return this.evaluate(async () => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      const { path } = jupyterapp.shell.currentWidget.context;
      const { content } = await jupyterapp.serviceManager.contents.get(path, { content: true });
      return JSON.stringify(content, null, 1);
    }, undefined);
  }

  /** Puts a text into a cell, as typing does: nothing is saved. */
  async type(index: number, text: string): Promise<void> {
    await this.evaluate(
      ([cell, source]) => {
        const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
        jupyterapp.shell.currentWidget.content.widgets[cell]!.model.sharedModel.setSource(source);
      },
      [index, text] as const,
    );
  }

  /** What stands in the cells of a notebook in the page's storage. */
  sources(path: string): Promise<string[]> {
    return this.evaluate(async (name) => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      const { content } = await jupyterapp.serviceManager.contents.get(name, { content: true });
      return (content as { cells: { source: string | string[] }[] }).cells.map(({ source }) =>
        [source].flat().join(""),
      );
    }, path);
  }

  /** The files at the top of the page's storage. */
  list(): Promise<string[]> {
    return this.evaluate(async () => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      const { content } = await jupyterapp.serviceManager.contents.get("", { content: true });
      return (content as { name: string }[]).map(({ name }) => name);
    }, undefined);
  }
}

/** What outputs say in words. */
export function textOf(outputs: readonly Output[]): string {
  return outputs
    .map(({ text, data, ename, evalue }) => text ?? data?.["text/plain"] ?? `${ename}: ${evalue}`)
    .join("\n");
}

/** The part of JupyterLab's application that is used here. */
interface App {
  readonly restored: Promise<unknown>;
  readonly commands: {
    hasCommand(id: string): boolean;
    execute(id: string, args?: object): Promise<unknown>;
  };
  readonly serviceManager: {
    readonly contents: {
      save(path: string, options: object): Promise<unknown>;
      get(path: string, options: object): Promise<{ content: unknown }>;
    };
  };
  readonly shell: {
    widgets(
      area: "main",
    ): Iterable<{ readonly node: HTMLElement; readonly context?: { readonly path: string } }>;
    readonly currentWidget: {
      readonly node: HTMLElement;
      readonly context: { readonly path: string; readonly isReady: boolean; readonly ready: Promise<void> };
      readonly sessionContext: {
        readonly ready: Promise<void>;
        readonly session: { readonly kernel: { interrupt(): Promise<void> } };
      };
      readonly content: {
        activeCellIndex: number;
        activate(): void;
        readonly widgets: readonly {
          readonly model: {
            readonly sharedModel: { toJSON(): { outputs?: unknown[] }; setSource(text: string): void };
          };
        }[];
      };
    };
  };
}
