import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder whose files the server of nodeplotlib hands out; `renderPath` is where its index.html stands. */
interface Served {
  readonly rootPath: string;
  readonly renderPath?: string;
}

interface ServeStatic {
  forRoot(...served: Served[]): object;
}

const PLOTLY = "plotly.js-cartesian-dist-min";
/** No address: so its folder has no index page. */
const NOWHERE = "/no-such-page";

/**
 * Lets nodeplotlib's page take plotly from this machine: the page of version 1.1.2 asks another host for plotly 1.58 and for
 * fonts, and stays empty without a network. To be called before nodeplotlib is loaded.
 */
export function servePlotlyHere(load: NodeRequire): void {
  const { ServeStaticModule } = load("@nestjs/serve-static") as { ServeStaticModule: ServeStatic };
  const { forRoot } = ServeStaticModule;
  ServeStaticModule.forRoot = (web, ...others) => {
    const page = pageFolder(readFileSync(join(web!.rootPath, "index.html"), "utf8"));
    const plotly = dirname(require.resolve(PLOTLY));
    const ours = [
      { rootPath: page, renderPath: "/" },
      { rootPath: plotly, renderPath: NOWHERE },
    ];
    return forRoot.call(ServeStaticModule, ...ours, web!, ...others);
  };
}

/** A folder with the page, whose one script from elsewhere is ours and whose fonts are the machine's. */
function pageFolder(page: string): string {
  const folder = mkdtempSync(join(tmpdir(), "image-lab-page-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const local = page
    .replace(/src="https:\/\/[^"]*plotly[^"]*"/, 'src="plotly-cartesian.min.js"')
    .replace(/<style[^>]*>@font-face[^<]*<\/style>|<link rel="preconnect"[^>]*>/g, "");
  writeFileSync(join(folder, "index.html"), local);
  return folder;
}
