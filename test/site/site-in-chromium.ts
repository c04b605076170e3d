import { type BrowserContext, chromium, type Download, type Page } from "playwright-core";
import { browserArguments, chromiumPath } from "../browser/chromium";
import { PATIENCE } from "../patience";
import { temporaryFolder } from "../temporary-folder";
import { LabPage } from "./lab-page";
import { type Host, type ServedSite, serveBuiltSite } from "./served-site";

/** The site on loopback and Chromium with a fresh profile in front of it. */
export class SiteInChromium extends LabPage {
  /** Addresses of other servers that were asked for anything. */
  readonly elsewhere: string[] = [];

  private constructor(
    private readonly server: ServedSite,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    super();
    context.setDefaultTimeout(PATIENCE);
    context.on("request", (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && !url.startsWith(new URL(this.server.address).origin))
        this.elsewhere.push(url);
    });
  }

  static async start(options: Host = {}): Promise<SiteInChromium> {
    const server = await serveBuiltSite(options);
    const context = await chromium.launchPersistentContext(temporaryFolder("chromium"), {
      executablePath: chromiumPath,
      viewport: { width: 1200, height: 900 },
      args: browserArguments,
      acceptDownloads: true,
    });
    return new SiteInChromium(server, context, context.pages()[0]!);
  }

  get address(): string {
    return this.server.address;
  }

  evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    return this.page.evaluate(work as never, argument);
  }

  protected goTo(address: string): Promise<unknown> {
    return this.page.goto(address);
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

  /** From now on the host does not answer. */
  async cutOff(): Promise<void> {
    await this.server.close();
  }

  async stop(): Promise<void> {
    await this.context.close();
    await this.server.close();
  }
}
