import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { notebookOf } from "../notebook-of";
import { PATIENCE } from "../patience";
import { browserArguments, chromiumPath } from "./chromium";

const root = resolve(__dirname, "../../..");
const token = "test";

export interface LabOptions {
  readonly dark?: boolean;
  /** Size of the window in CSS pixels; a zoom of 200 % halves them. */
  readonly width?: number;
  readonly height?: number;
  /** Runs in the page before its own scripts. */
  readonly script?: string;
}

interface SavedNotebook {
  metadata: object;
  cells: { outputs: { data?: Record<string, unknown> }[] }[];
}

/** JupyterLab on loopback with a folder of its own, and Chromium in front of it. */
export class JupyterLab {
  private constructor(
    readonly folder: string,
    private readonly home: string,
    private readonly server: ChildProcess,
    private readonly address: string,
    private readonly browser: Browser,
  ) {}

  /**
   * Starts both, as `npm start` does. Notebooks live in a folder inside the lab, so that they find its packages, unless
   * `where` names an instructor's folder in which to start, which then stays.
   */
  static async start(where?: string): Promise<JupyterLab> {
    mkdirSync(join(root, "build", "browser"), { recursive: true });
    const home = mkdtempSync(join(root, "build", "browser", "lab-"));
    const folder = where ?? home;
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const server = spawn(join(root, ".venv", "bin", "jupyter-lab"), serverArguments(folder, port), {
      stdio: "ignore",
      cwd: folder,
      env: {
        ...process.env,
        LAB_DATA: process.env["LAB_DATA"] ?? "stand-in",
        ...(where === undefined ? { JUPYTER_CONFIG_PATH: join(root, "tools", "jupyterlab", "learner") } : {}),
        JUPYTERLAB_SETTINGS_DIR: join(home, ".settings"),
        JUPYTERLAB_WORKSPACES_DIR: join(home, ".workspaces"),
      },
    });
    await answers(`${address}/api?token=${token}`);
    const browser = await chromium.launch({ executablePath: chromiumPath, args: browserArguments });
    return new JupyterLab(folder, home, server, address, browser);
  }

  /** Writes a notebook of code cells. */
  write(name: string, cells: readonly string[]): void {
    writeFileSync(join(this.folder, name), JSON.stringify(notebookOf(cells)));
  }

  /**
   * A notebook as it lies on the disk. JupyterLab empties a file before it writes it anew: who reads in between gets
   * half a notebook, and reads again (for a second at most).
   */
  async read(name: string): Promise<SavedNotebook> {
    for (let attempt = 1; ; attempt++) {
      const text = readFileSync(join(this.folder, name), "utf8");
      try {
        return JSON.parse(text);
      } catch (problem) {
        if (attempt === 50) throw problem;
        await sleep(20);
      }
    }
  }

  /** Opens a notebook in the single-document view; its kernel starts along with it. */
  async open(
    name: string,
    { dark = false, width = 1000, height = 900, script }: LabOptions = {},
  ): Promise<Page> {
    writeSetting(this.home, "themes", { theme: dark ? "JupyterLab Dark" : "JupyterLab Light" });
    const page = await this.newPage(width, height);
    if (script !== undefined) await page.addInitScript(script);
    await page.goto(`${this.address}/doc/tree/${name}?token=${token}&reset`);
    await page.waitForSelector(".jp-Notebook .jp-Cell");
    return page;
  }

  private async newPage(width = 1000, height = 900): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(PATIENCE);
    return page;
  }

  /** The same notebook in Notebook 7. */
  async openInNotebook7(name: string): Promise<Page> {
    const page = await this.newPage();
    await page.goto(`${this.address}/notebooks/${name}?token=${token}`);
    await page.waitForSelector(".jp-Notebook .jp-Cell");
    return page;
  }

  /** Ends a page and its kernel: the next one has the machine for itself. */
  async close(page: Page): Promise<void> {
    await page.close();
    await this.shutDownKernels();
  }

  /** Types over a cell, counted from 0 among all cells, without running it; a page just opened may not have it yet. */
  async edit(page: Page, cell: number, text: string): Promise<void> {
    await this.ready(page);
    await page.waitForFunction(
      ([at, source]) => {
        const panel = (globalThis as unknown as { jupyterapp: LabApp }).jupyterapp.shell.currentWidget;
        const found = panel.content.widgets[at];
        found?.model.sharedModel.setSource(source);
        return found !== undefined;
      },
      [cell, text] as const,
    );
  }

  /** What a browser gets when it asks the server for an address. */
  async get(path: string): Promise<string> {
    const answer = await fetch(`${this.address}${path}`, { headers: { Authorization: `token ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.text();
  }

  /** Any other page of the server, such as nbgrader's: after the list of files, by which a browser signs in. */
  async openAddress(path: string, { width = 1200, height = 900 }: LabOptions = {}): Promise<Page> {
    const page = await this.newPage(width, height);
    await page.goto(`${this.address}/tree?token=${token}`);
    await page.goto(`${this.address}${path}`);
    return page;
  }

  /** A file of this machine, as somebody opens it who has been sent it. */
  async openFile(file: string): Promise<Page> {
    const page = await this.newPage();
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  /** Runs all cells, waits for the last one and throws what any of them threw. */
  async runAll(page: Page): Promise<void> {
    await this.ready(page);
    const errors = await page.evaluate(async () => {
      const { jupyterapp } = globalThis as unknown as { jupyterapp: LabApp };
      const panel = jupyterapp.shell.currentWidget;
      await jupyterapp.commands.execute("notebook:run-all-cells");
      return panel.content.widgets.flatMap(({ model }) =>
        (model.sharedModel.toJSON().outputs ?? []).flatMap(({ evalue }) => (evalue ? [evalue] : [])),
      );
    });
    if (errors.length > 0) throw new Error(errors.join("\n"));
  }

  /** Runs so many cells from the first on, one after the other; the page follows the one that runs. */
  async runOneByOne(page: Page, cells: number): Promise<void> {
    await this.ready(page);
    for (let cell = 0; cell < cells; cell++) await this.command(page, "notebook:run-cell-and-select-next");
  }

  /** Runs a cell, counted from 0 among all cells. */
  async runCell(page: Page, cell: number): Promise<void> {
    await page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-InputPrompt").click();
    await this.command(page, "notebook:run-cell");
  }

  /** Runs every cell in turn and waits for each: "Run All" would stop at the first that fails. */
  async runEachCell(page: Page): Promise<void> {
    await this.ready(page);
    await page.evaluate(async () => {
      const app = (globalThis as unknown as { jupyterapp: LabApp }).jupyterapp;
      const notebook = app.shell.currentWidget.content;
      for (let at = 0; at < notebook.widgets.length; at++) {
        notebook.activeCellIndex = at;
        await app.commands.execute("notebook:run-cell");
      }
    });
  }

  async command(page: Page, name: string): Promise<void> {
    await page.evaluate(async (id) => {
      await (globalThis as unknown as { jupyterapp: LabApp }).jupyterapp.commands.execute(id);
    }, name);
  }

  /** Ends the kernel of the notebook that is open, and keeps the page from starting another. */
  async shutDownKernels(): Promise<void> {
    const url = `${this.address}/api/sessions`;
    const headers = { Authorization: `token ${token}` };
    const sessions = (await (await fetch(url, { headers })).json()) as { id: string }[];
    for (const { id } of sessions) await fetch(`${url}/${id}`, { method: "DELETE", headers });
  }

  /** Waits for the open notebook and its kernel. */
  private async ready(page: Page): Promise<void> {
    await page.evaluate(async () => {
      const panel = (globalThis as unknown as { jupyterapp: LabApp }).jupyterapp.shell.currentWidget;
      await panel.context.ready;
      await panel.sessionContext.ready;
    });
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.shutDownKernels();
    const ended = new Promise((resolveEnd) => this.server.once("exit", resolveEnd));
    this.server.kill("SIGTERM");
    await Promise.race([ended, sleep(5000)]);
    this.server.kill("SIGKILL");
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** The part of JupyterLab's application that is used here; `expose_app_in_browser` makes it reachable. */
interface LabApp {
  readonly commands: { execute(id: string): Promise<unknown> };
  readonly shell: {
    readonly currentWidget: {
      readonly context: { readonly ready: Promise<void> };
      readonly sessionContext: { readonly ready: Promise<void> };
      readonly content: {
        activeCellIndex: number;
        readonly widgets: readonly {
          readonly model: {
            readonly sharedModel: {
              toJSON(): { outputs?: readonly { evalue?: string }[] };
              setSource(text: string): void;
            };
          };
        }[];
      };
    };
  };
}

function serverArguments(folder: string, port: number): string[] {
  return [
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    `--port=${port}`,
    "--ServerApp.port_retries=0",
    `--IdentityProvider.token=${token}`,
    `--ServerApp.root_dir=${folder}`,
    "--LabApp.expose_app_in_browser=True",
    "--JupyterNotebookApp.expose_app_in_browser=True",
  ];
}

function writeSetting(folder: string, name: string, setting: object): void {
  const place = join(folder, ".settings", "@jupyterlab", "apputils-extension");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, `${name}.jupyterlab-settings`), JSON.stringify(setting));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

async function answers(url: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await sleep(200);
  }
  throw new Error(`JupyterLab did not answer at ${url} within ${PATIENCE / 1000} s.`);
}
