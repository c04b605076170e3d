/**
 * The judge, outside of the box: one request per line of standard input, one answer per line of standard output.
 *
 * - `{ "inputs": "oneHot", "seed": 7 }` → the input to observe the answer on
 * - `{ "judge": "oneHot", "seed": 7, "observation": … }` → the verdict, its messages as text
 */
import { createInterface } from "node:readline";
import { type ExerciseName, format, inputs, judge } from "../../lib/dist/checks/judge";

interface Request {
  readonly inputs?: ExerciseName;
  readonly judge?: ExerciseName;
  readonly seed?: number;
  readonly observation?: unknown;
}

function answer(request: Request): unknown {
  const seed = request.seed ?? 1;
  if (request.inputs !== undefined) return inputs(request.inputs, seed);
  if (request.judge !== undefined)
    return readable(judge(request.judge, inputs(request.judge, seed), request.observation));
  throw new Error("a request asks for inputs or for a verdict");
}

function readable(verdict: ReturnType<typeof judge>): object {
  const { passed, score, parts, diagnosis } = verdict;
  if (diagnosis === null) return { passed, score, parts, diagnosis };
  const { id, message, hint, given, received, expected } = diagnosis;
  const texts = { message: format(message), hint: format(hint) };
  return { passed, score, parts, diagnosis: { id, ...texts, given, received, expected } };
}

createInterface({ input: process.stdin }).on("line", (line) => {
  let reply: unknown;
  try {
    reply = { answer: answer(JSON.parse(line) as Request) };
  } catch (error) {
    reply = { error: error instanceof Error ? error.message : String(error) };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
});
