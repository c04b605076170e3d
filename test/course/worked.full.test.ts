import { join } from "node:path";
import { test } from "node:test";
import { chapterNames } from "../chapter-names";
import { noSandbox, root } from "./grading";
import { gradeWorked } from "./worked";

for (const name of chapterNames)
  test(`the worked chapter ${name} gets every automatic point in the box`, { skip: noSandbox() }, () =>
    gradeWorked([join(root, `notebooks/source/${name}.ts`)]),
  );
