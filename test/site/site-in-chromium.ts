import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BrowserContext, chromium, type Download, type Page } from "playwright-core";
import { browserArguments, chromiumPath } from "../browser/chromium";
import { notebookOf } from "../notebook-of";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";
import { builtSite } from "./built-site";

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

export interface SiteOptions {
  /** Whether the host sends the headers that isolate a page. */
  readonly isolated?: boolean;
  /** Below which path the site lies. */
  readonly path?: string;
  /** Chromium's, beside those of all browser tests. */
  readonly flags?: readonly string[];
}

interface Server {
  readonly address: string;
  close(): Promise<void>;
}

/** Loaded at run time: the builder's modules are not TypeScript. */
const load = (file: string): Promise<{ serveSite(folder: string, options: object): Promise<Server> }> =>
  import(pathToFileURL(join(root, file)).href);

/** The site on loopback and Chromium with a fresh profile in front of it. */
export class SiteInChromium {
  /** Addresses of other servers that were asked for anything. */
  readonly elsewhere: string[] = [];

  private constructor(
    private server: Server,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    context.on("request", (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && !url.startsWith(new URL(this.server.address).origin))
        this.elsewhere.push(url);
    });
  }

  static async start({ isolated = true, path = "/", flags = [] }: SiteOptions = {}): Promise<SiteInChromium> {
    const { serveSite } = await load("browser/builder/serve.mjs");
    const server = await serveSite(builtSite(), { isolated, path });
    const context = await chromium.launchPersistentContext(temporaryFolder("chromium"), {
      executablePath: chromiumPath,
      viewport: { width: 1200, height: 900 },
      args: [...browserArguments, ...flags],
      acceptDownloads: true,
    });
    return new SiteInChromium(server, context, context.pages()[0]!);
  }

  get address(): string {
    return this.server.address;
  }

  /** Opens the lab, with a notebook where one is named. */
  async open(notebook?: string): Promise<void> {
    const query = notebook === undefined ? "" : `?path=${encodeURIComponent(notebook)}`;
    await this.page.goto(`${this.address}lab/index.html${query}`);
    await this.page.locator("body[data-lab=started]").waitFor({ state: "attached", timeout: 120_000 });
    await this.shown(notebook);
  }

  async shown(notebook?: string): Promise<void> {
    await this.page.waitForFunction(
      (path) => {
        const { jupyterapp } = globalThis as unknown as { jupyterapp?: App };
        if (path === null) return jupyterapp?.commands?.hasCommand("docmanager:open") === true;
        const panel = jupyterapp?.shell?.currentWidget;
        return panel?.context?.path === path && panel.context.isReady && panel.content.widgets.length > 0;
      },
      notebook ?? null,
      { timeout: 120_000 },
    );
  }

  /** Puts a notebook into the page's storage and opens it. */
  async openOwn(path: string, cells: readonly string[] | { file: string }): Promise<void> {
    const notebook =
      "file" in cells ? JSON.parse(readFileSync(cells.file, "utf8")) : notebookOf(cells as string[]);
    await this.page.evaluate(
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

  /** Runs all cells; what they gave, by cell. */
  async runAll(): Promise<Output[][]> {
    await this.command("notebook:run-all-cells");
    return this.outputs();
  }

  async runCell(index: number): Promise<Output[]> {
    await this.page.evaluate((cell) => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      jupyterapp.shell.currentWidget.content.activeCellIndex = cell;
    }, index);
    await this.command("notebook:run-cell");
    return (await this.outputs())[index]!;
  }

  async command(name: string): Promise<void> {
    await this.page.evaluate(async (id) => {
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
    return this.page.evaluate(() => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      return jupyterapp.shell.currentWidget.content.widgets.map(
        ({ model }) => (model.sharedModel.toJSON().outputs ?? []) as Output[],
      );
    });
  }

  /** Interrupts the kernel of the open notebook while a cell runs, once the cell has shown something. */
  async interrupt(cell: number): Promise<void> {
    while ((await this.outputs())[cell]!.length === 0) await this.page.waitForTimeout(50);
    await this.page.evaluate(async () => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      await jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt();
    });
  }

  /** The notebook as the page's storage has it, as *File, Download* gives it. */
  async saved(): Promise<string> {
    await this.command("docmanager:save");
    return this.page.evaluate(async () => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      const { path } = jupyterapp.shell.currentWidget.context;
      const { content } = await jupyterapp.serviceManager.contents.get(path, { content: true });
      return JSON.stringify(content, null, 1);
    });
  }

  /** Puts a text into a cell, as typing does: nothing is saved. */
  async type(index: number, text: string): Promise<void> {
    await this.page.evaluate(
      ([cell, source]) => {
        const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
        jupyterapp.shell.currentWidget.content.widgets[cell]!.model.sharedModel.setSource(source);
      },
      [index, text] as const,
    );
  }

  async downloadEverything(): Promise<Download> {
    const download = this.page.waitForEvent("download");
    await this.page.locator(".lab-work button").first().click();
    return download;
  }

  /** Gives *Open* a file. */
  async takeBack(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.locator(".lab-work button").nth(1).click();
    await (await chooser).setFiles(file);
  }

  /** What stands in the cells of a notebook in the page's storage. */
  sources(path: string): Promise<string[]> {
    return this.page.evaluate(async (name) => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      const { content } = await jupyterapp.serviceManager.contents.get(name, { content: true });
      return (content as { cells: { source: string | string[] }[] }).cells.map(({ source }) =>
        [source].flat().join(""),
      );
    }, path);
  }

  /** The files at the top of the page's storage. */
  list(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: App };
      const { content } = await jupyterapp.serviceManager.contents.get("", { content: true });
      return (content as { name: string }[]).map(({ name }) => name);
    });
  }

  /** From now on the host does not answer. */
  async cutOff(): Promise<void> {
    await this.server.close();
  }

  async stop(): Promise<void> {
    await this.context.close();
    await this.server.close();
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
