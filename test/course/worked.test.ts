import { test } from "node:test";
import { noSandbox } from "./grading";
import { gradeWorked } from "./worked";

test("a right chapter that trains gets every point in the box", { skip: noSandbox() }, () =>
  gradeWorked(["03-mlp"]),
);
