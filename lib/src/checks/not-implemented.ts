import { format } from "../i18n";
import { tracebackOf } from "../jupyter/display";

/** What the line says that stands where an exercise's solution was. */
const stubMessage = "not implemented yet";

/**
 * What an exercise throws that nobody has worked on: the line `throw new lab.NotImplemented();` stands in the place of
 * its solution. Other errors are the learner's own or a library's, whatever words they use: TensorFlow.js calls much "not
 * implemented".
 *
 * @example throw new lab.NotImplemented();
 */
export class NotImplemented extends Error {
  override readonly name: string = "NotImplemented";

  constructor() {
    super(stubMessage);
    const name = nameOfCaller(this.stack) ?? "";
    tracebackOf(this, [`✗ ${format({ id: name === "" ? "check.stubs" : "check.stub", params: { name } })}`]);
  }
}

/** The exercise's function, which is the first that the stack names below the error's own constructor. */
function nameOfCaller(stack = ""): string | undefined {
  const frames = stack.split("\n").filter((line) => /^\s+at (?!new )/.test(line));
  return /^\s+at (?:async )?([A-Za-z_$][\w$]*) \(/.exec(frames[0] ?? "")?.[1];
}

/** Whether an exercise is as it was handed out. Earlier notebooks threw a plain `Error` with these very words. */
export function isStub(error: unknown): boolean {
  if (error instanceof NotImplemented) return true;
  return error instanceof Error && error.name === "Error" && error.message === stubMessage;
}
