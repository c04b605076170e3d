import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "lint-"));
after(() => rmSync(folder, { recursive: true }));

test("the linter notices a promise that nobody awaits, also one from another file", () => {
  copyFileSync("biome.json", join(folder, "biome.json"));
  writeFileSync(join(folder, "save.ts"), "export async function save(): Promise<void> {}\n");
  writeFileSync(join(folder, "floats.ts"), 'import { save } from "./save";\n\nsave();\n');
  writeFileSync(join(folder, "awaits.ts"), 'import { save } from "./save";\n\nawait save();\n');
  const args = [require.resolve("@biomejs/biome/bin/biome"), "lint", "--colors=off", "--vcs-enabled=false"];
  const { status, stderr } = spawnSync(process.execPath, [...args, "."], { cwd: folder, encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(stderr, /floats\.ts:3:1 lint\/nursery\/noFloatingPromises/);
  assert.doesNotMatch(stderr, /awaits\.ts/);
});
