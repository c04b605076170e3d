import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { lineChart } from "image-lab";
import {
  formatDecimal,
  formatNumber,
  formatPercent,
  language,
  languages,
  plural,
  setLanguage,
  t,
} from "image-lab/internal/i18n/index";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

after(() => setLanguage("en"));

test("checks, figures and plurals speak one current language", () => {
  setLanguage("fr");
  assert.equal(language(), "fr");
  assert.equal(t("Stop training"), "Arrêter l'entraînement");
  assert.equal(plural(0, "image"), "0 image");
  setLanguage("en");
  assert.equal(t("Stop training"), "Stop training");
  assert.equal(plural(0, "image"), "0 images");
  assert.deepEqual(languages(), ["en", "fr"]);
});

test("a third language is one folder: plurals by its own rules, gaps in English", () => {
  const copy = join(temporaryFolder("language"), "i18n");
  cpSync(join(root, "lib", "dist", "i18n"), copy, { recursive: true });
  mkdirSync(join(copy, "pl"));
  writeFileSync(
    join(copy, "pl", "index.js"),
    `exports.language = {
      figures: { "Stop training": "Zatrzymaj trening" },
      plurals: { image: { one: "obraz", few: "obrazy", other: "obrazów" } },
      checks: { "check.passed": "✓ {exercise}: wszystko dobrze" },
    };`,
  );
  const script = `
    const { format, languages, plural, t } = require(${JSON.stringify(copy)});
    console.log(JSON.stringify([
      languages(), t("Stop training"), t("Undo"), plural(1, "image"), plural(3, "image"), plural(5, "image"),
      plural(2, "epoch"), format({ id: "check.passed", params: { exercise: "oneHot" } }),
      format({ id: "check.given", params: {} }),
    ]));`;
  const env = { ...process.env, LAB_LANG: "pl" };
  assert.deepEqual(JSON.parse(execFileSync(process.execPath, ["-e", script], { env, encoding: "utf8" })), [
    ["en", "fr", "pl"],
    "Zatrzymaj trening",
    "Undo",
    "1 obraz",
    "3 obrazy",
    "5 obrazów",
    "2 epochs",
    "✓ oneHot: wszystko dobrze",
    "given",
  ]);
});

test("numbers are written as the language writes them", () => {
  setLanguage("fr");
  assert.equal(formatNumber(61706), "61\u202f706");
  assert.equal(formatDecimal(-0.126), "−0,13");
  assert.equal(formatPercent(0.9), "90\u00a0%");
  assert.equal(
    t("{name}: failed after {seconds} s", { name: "a", seconds: "1,5" }),
    "a\u202f: échec après 1,5 s",
  );
  const { layout } = lineChart([{ name: "a", x: [1], y: [0.5] }], { title: "a", xLabel: "x", yLabel: "y" });
  assert.equal((layout as { separators?: string }).separators, ",\u202f");
  setLanguage("en");
  assert.equal(formatNumber(61706), "61,706");
});
