import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { chapterNames } from "../chapter-names";
import { withoutChromium as skip } from "./chromium";
import { sharedLab } from "./shared-lab";

const root = resolve(__dirname, "../../..");
const nbgrader = join(root, ".venv", "bin", "nbgrader");

interface Output {
  readonly output_type?: string;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: readonly string[];
}

const released = [
  ...["01-dataset", "02-preprocessing", "05-loss"].map((chapter) => ({ language: "en", chapter })),
  ...chapterNames.map((chapter) => ({ language: "fr", chapter })),
];

/** What each kind of failure says, in the only line or in the first. */
const sayings: { readonly [ename: string]: RegExp } = {
  CheckFailed: /✗ \w+: not implemented yet/,
  NotImplemented: /✗ \w+ is not written yet/,
  TypeScriptError: /Cell \[\d+\] declares it, but failed: fix and run that cell first/,
};

for (const { language, chapter } of released)
  test(`${chapter} as handed out, ${language}: cells say what is not written yet, and no more`, {
    skip,
  }, async () => {
    const lab = await sharedLab();
    const file = `template-${language}-${chapter}.ipynb`;
    const from = join(root, "notebooks", ...(language === "en" ? [] : [language]), `${chapter}.ipynb`);
    copyFileSync(from, join(lab.folder, file));
    const page = await lab.open(file);
    await lab.runEachCell(page);
    await lab.command(page, "docmanager:save");
    const outputs = (await lab.read(file)).cells.flatMap(({ outputs: all }) => all ?? []) as Output[];
    const errors = outputs.filter(({ output_type }) => output_type === "error");
    assert.ok(errors.some(({ ename }) => ename === "CheckFailed"));
    for (const { ename = "", evalue, traceback = [] } of errors) {
      assert.match(traceback.join("\n"), sayings[ename] ?? /^$/, `${ename}: ${evalue}`);
      if (ename !== "TypeScriptError") assert.equal(traceback.length, 1, traceback.join("\n"));
    }
    await lab.close(page);
    if (!existsSync(nbgrader)) return;
    copyFileSync(from, join(lab.folder, file));
    const { stdout } = await promisify(execFile)(nbgrader, ["validate", file], { cwd: lab.folder });
    const failed = stdout.split("The following cell failed:").slice(1);
    assert.ok(failed.length > 0, stdout);
    for (const report of failed)
      assert.match(report, /lab\.check\([^)]*\);\s+The error was:\s+✗ \w+: not implemented yet\s*(=+\s*)?$/);
  });
