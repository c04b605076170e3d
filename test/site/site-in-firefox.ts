import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder";
import { BidiBrowser } from "./bidi";
import { LabPage } from "./lab-page";
import { type Host, type ServedSite, serveBuiltSite } from "./served-site";

/** Debian's `firefox-esr`, or the one that `LAB_FIREFOX` names. */
const firefoxPath = process.env["LAB_FIREFOX"] ?? "/usr/bin/firefox-esr";

export const withoutFirefox: string | false = existsSync(firefoxPath)
  ? false
  : `there is no Firefox at ${firefoxPath}`;

/** Nothing but the page itself may use the network. */
const preferences: Record<string, unknown> = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.search.update": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage": "about:blank",
  "browser.startup.page": 0,
  "datareporting.healthreport.uploadEnabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.connection.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.enabled": false,
};

/** The site on loopback and Firefox with a fresh profile in front of it. */
export class SiteInFirefox extends LabPage {
  private constructor(
    private readonly server: ServedSite,
    private readonly browser: BidiBrowser,
    private readonly tab: string,
  ) {
    super();
  }

  static async start(options: Host = {}): Promise<SiteInFirefox> {
    const server = await serveBuiltSite(options);
    const profile = temporaryFolder("firefox");
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, "user.js"), lines.join(""));
    const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
    const browser = await BidiBrowser.start(firefoxPath, args);
    const { contexts } = (await browser.send("browsingContext.getTree", {})) as {
      contexts: { context: string }[];
    };
    return new SiteInFirefox(server, browser, contexts[0]!.context);
  }

  get address(): string {
    return this.server.address;
  }

  async evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    const { result, exceptionDetails } = (await this.browser.send("script.callFunction", {
      functionDeclaration: `async (argument) => JSON.stringify({ value: await (${work})(JSON.parse(argument)) })`,
      arguments: [{ type: "string", value: JSON.stringify(argument ?? null) }],
      awaitPromise: true,
      target: { context: this.tab },
    })) as { result?: { value: string }; exceptionDetails?: { text: string } };
    if (result === undefined) throw new Error(exceptionDetails?.text ?? "nothing came of it");
    return (JSON.parse(result.value) as { value: Result }).value;
  }

  protected goTo(url: string): Promise<unknown> {
    return this.browser.send("browsingContext.navigate", { context: this.tab, url, wait: "complete" });
  }

  /** From now on the host does not answer. */
  async cutOff(): Promise<void> {
    await this.server.close();
  }

  async stop(): Promise<void> {
    await this.browser.stop();
    await this.server.close();
  }
}
