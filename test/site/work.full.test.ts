import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { withoutChromium } from "../browser/chromium";
import { temporaryFolder } from "../temporary-folder";
import { textOf } from "./lab-page";
import { everythingKept } from "./offline";
import { SiteInChromium } from "./site-in-chromium";

const skip = withoutChromium;
const WRITES =
  'import { writeFileSync } from "node:fs";\nwriteFileSync("bytes.bin", new Uint8Array([255, 0]));';

/** With the site in a browser of its own. */
async function inChromium(
  options: Parameters<typeof SiteInChromium.start>[0],
  work: (tab: SiteInChromium) => Promise<void>,
): Promise<void> {
  const tab = await SiteInChromium.start(options);
  try {
    await work(tab);
  } finally {
    await tab.stop();
  }
}

test("work survives a reload, leaves as one file, and comes back in another browser", { skip }, async () => {
  const zip = join(temporaryFolder("work"), "work.zip");
  await inChromium({}, async (tab) => {
    await tab.open();
    await tab.openOwn("mine.ipynb", [WRITES, "6 * 7"]);
    assert.equal(textOf((await tab.runAll())[1]!), "42");
    await tab.saved();
    await tab.open("mine.ipynb");
    assert.equal(textOf((await tab.outputs())[1]!), "42");
    await tab.type(1, "6 * 7 // and not saved");
    await (await tab.downloadEverything()).saveAs(zip);
  });
  await inChromium({}, async (tab) => {
    await tab.open();
    await tab.openOwn("mine.ipynb", ["0"]);
    await tab.type(0, "'another, and not saved'");
    for (let time = 0; time < 2; time++) {
      await tab.takeBack(zip);
      await tab.page
        .getByText(/^Opened \d+ files/)
        .nth(time)
        .waitFor();
    }
    assert.deepEqual(await tab.sources("mine.ipynb"), [WRITES, "6 * 7 // and not saved"]);
    assert.equal(textOf((await tab.outputs())[1]!), "42", "the notebook that is open is the one taken back");
    const names = (await tab.list()).filter((name) => /^(mine|bytes)/.test(name));
    assert.equal(names.length, 3, `one of mine.ipynb is kept beside it, and no other: ${names}`);
    const before = names.find((name) => name.startsWith("mine-before-"))!;
    assert.deepEqual(await tab.sources(before), ["'another, and not saved'"]);
    await tab.takeBack({ name: "cut.ipynb", mimeType: "application/json", buffer: Buffer.from("{") });
    await tab.page.getByText("cut.ipynb is neither a notebook nor a file that").waitFor();
  });
});

test("a second link shows its notebook beside the first one, and asks nothing", { skip }, async () => {
  await inChromium({}, async (tab) => {
    const asked: string[] = [];
    tab.page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    for (const name of ["01-dataset.ipynb", "fr/02-preprocessing.ipynb"]) await tab.open(name);
    await tab.page.getByRole("button", { name: "Tout télécharger" }).waitFor();
    assert.deepEqual(asked, [], "a chapter that was only opened counts as saved");
  });
});

test("a host that sends no headers is isolated after one reload, and works without a network", {
  skip,
}, async () => {
  await inChromium({ isolated: false }, async (tab) => {
    await tab.open();
    await tab.page.waitForFunction(() => crossOriginIsolated);
    await tab.shown();
    await tab.openOwn("loop.ipynb", [
      'import { display } from "tslab";\ndisplay.html("turning");\nlet n = 0;\nwhile (true) n++;',
      'import * as lab from "image-lab";\nlab.mlp(784)',
    ]);
    const ended = tab.runCell(0);
    await tab.interrupt(0);
    assert.match(textOf(await ended), /KeyboardInterrupt/);
    await tab.saved();
    await tab.until(everythingKept, undefined);
    await tab.cutOff();
    await tab.open("loop.ipynb");
    assert.doesNotMatch(textOf(await tab.runCell(1)), /Error/);
    assert.deepEqual(tab.elsewhere, []);
  });
});

test("a newer chapter is offered and put beside the learner's", { skip }, async () => {
  await inChromium({}, async (tab) => {
    await tab.open("02-preprocessing.ipynb");
    await tab.runCell(1);
    await tab.page.evaluate(async () => {
      const { jupyterapp } = globalThis as unknown as {
        jupyterapp: { serviceManager: { contents: Contents } };
      };
      const { contents } = jupyterapp.serviceManager;
      const model = await contents.get("02-preprocessing.ipynb", { content: true });
      model.content.cells[0]!.source = "mine";
      await contents.save("02-preprocessing.ipynb", model);
      for (const key of Object.keys(localStorage))
        if (key.endsWith("02-preprocessing.ipynb")) localStorage.setItem(key, "older");
    });
    await tab.open();
    await tab.page.getByText("There is a newer version of 02-preprocessing.ipynb").waitFor();
    await tab.page.getByRole("button", { name: "Put it beside mine" }).click();
    await tab.page.getByRole("tab", { name: /02-preprocessing-new-/ }).waitFor();
    await tab.open("02-preprocessing.ipynb");
    const { cells } = JSON.parse(await tab.saved()) as { cells: { source: string }[] };
    assert.equal(cells[0]!.source, "mine");
  });
});

interface Contents {
  get(path: string, options: object): Promise<{ content: { cells: { source: string }[] } }>;
  save(path: string, model: object): Promise<unknown>;
}

test("a save that finds no room says so, and what to do", { skip }, async () => {
  await inChromium({}, async (tab) => {
    await tab.open();
    await tab.page.waitForTimeout(1000);
    const devtools = await tab.page.context().newCDPSession(tab.page);
    await devtools.send("Storage.overrideQuotaForOrigin", {
      origin: new URL(tab.address).origin,
      quotaSize: 1000,
    });
    await tab.openOwn("full.ipynb", [`"${"x".repeat(200_000)}"`]).catch(() => undefined);
    await tab.page.getByText("The browser's storage is full: full.ipynb was not saved.").waitFor();
  });
});
