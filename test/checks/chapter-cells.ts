import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
import type { ExerciseName } from "image-lab/internal/checks/answers";
import * as ts from "typescript";

const folder = join(__dirname, "..", "..", "..", "notebooks", "source");

/** A code cell of a chapter that one exercise or check is written in. */
export interface MarkedCell {
  readonly chapter: string;
  readonly mark: "exercise" | "check";
  readonly name: ExerciseName;
  readonly text: string;
}

/** The sources of all chapters, in order. */
export function chapterTexts(): { chapter: string; text: string }[] {
  const chapters = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name));
  return chapters.sort().map((chapter) => ({ chapter, text: readFileSync(join(folder, chapter), "utf8") }));
}

/** The code cells of a chapter, each with what stands behind its `// %%`. */
export function codeCells(text: string): { head: string; code: string }[] {
  const cells = text.split(/^\/\/ %%/m).slice(1);
  return cells.flatMap((cell) => {
    const [head = ""] = cell.split("\n", 1);
    return head.startsWith(" [markdown]") ? [] : [{ head: head.trim(), code: cell.slice(head.length + 1) }];
  });
}

/** All exercise and check cells of all chapters, in order. */
export function markedCells(): MarkedCell[] {
  return chapterTexts().flatMap(({ chapter, text }) =>
    codeCells(text).flatMap(({ head, code }) => {
      const [, mark, name] = /^(exercise|check)="(\w+)"$/.exec(head) ?? [];
      if (mark === undefined || name === undefined) return [];
      return [{ chapter, mark: mark as MarkedCell["mark"], name: name as ExerciseName, text: code }];
    }),
  );
}

/** The cell as learners get it: the solution gives way to a line that throws. */
export function withoutSolution(text: string): string {
  const solution = /\/\/ BEGIN SOLUTION\n[\s\S]*?\/\/ END SOLUTION/g;
  return text.replace(solution, "throw new lab.NotImplemented();");
}

/** The function that an exercise cell declares. */
export function answerOf(name: ExerciseName, text: string): unknown {
  const script = ts.transpile(text, { target: ts.ScriptTarget.ES2022 });
  return new Function("tf", "lab", `${script}\nreturn ${name};`)(tf, lab);
}
