import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./grading";

/** Builds the zip for learners with these chapters and unpacks it; returns the lab's folder inside `folder`. */
export function unpackedLab(folder: string, chapters: string, language = "en"): string {
  const code = `
    import { buildChapters, chapterNames, start } from ${JSON.stringify(join(root, "course/chapters.mjs"))};
    import { zipLab } from ${JSON.stringify(join(root, "course/zip-lab.mjs"))};
    const [zip, chapters, language] = process.argv.slice(1);
    const { worked, templates } = buildChapters(language);
    zipLab(zip, templates, [start, ...chapterNames(worked, chapters)], language);`;
  const zip = join(folder, "lab.zip");
  run(process.execPath, ["--input-type=module", "-e", code, zip, chapters, language]);
  run("python3", ["-m", "zipfile", "-e", zip, folder]);
  return join(folder, "image-classification-lab");
}

function run(program: string, args: string[]): void {
  const done = spawnSync(program, args, { encoding: "utf8", cwd: root });
  if (done.status !== 0) throw new Error(`${program} failed:\n${done.stdout}\n${done.stderr}`);
}

/** Every file below a folder, as path and text. */
export function textsOf(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(folder.length + 1), text: readFileSync(path, "utf8") };
    });
}

/** The text between the solution marks of all chapters, each line without its indentation. */
export function solutionRegions(): string[] {
  const folder = join(root, "notebooks/source");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), "utf8").matchAll(
        /BEGIN SOLUTION\n([\s\S]*?)\n\s*\/\/ END SOLUTION/g,
      ),
    ])
    .map(([, region]) => withoutIndentation(region as string));
}

export function withoutIndentation(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}
