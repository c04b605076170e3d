/**
 * The judge, outside of the box: one request per line of standard input, one answer per line of standard output.
 *
 * - `{ "inputs": "oneHot", "seed": 7 }` → the input to observe the answer on
 * - `{ "judge": "oneHot", "seed": 7, "observation": … }` → the verdict, its messages as text
 * - `{ "texts": [{ "id": "page.late", "params": { "days": { "count": 1, "of": "day" } } }] }` → the texts of these, in the
 *   current language
 */
import { createInterface } from "node:readline";
import { type ExerciseName, format, inputs, judge } from "image-lab/internal/checks/judge/index";
import { type Countable, plural } from "image-lab/internal/i18n/index";

interface Request {
  readonly inputs?: ExerciseName;
  readonly judge?: ExerciseName;
  readonly seed?: number;
  readonly observation?: unknown;
  readonly texts?: readonly Text[];
}

/** A message whose parameters may be things to be counted. */
interface Text {
  readonly id: string;
  readonly params: { readonly [name: string]: string | number | Counted };
}

interface Counted {
  readonly count: number;
  readonly of: Countable;
}

function answer(request: Request): unknown {
  const seed = request.seed ?? 1;
  if (request.inputs !== undefined) return inputs(request.inputs, seed);
  if (request.judge !== undefined)
    return readable(judge(request.judge, inputs(request.judge, seed), request.observation));
  if (request.texts !== undefined) return request.texts.map(textOf);
  throw new Error("a request asks for inputs, a verdict or texts");
}

function textOf({ id, params }: Text): string {
  const entries = Object.entries(params).map(([name, value]) => [name, counted(value)] as const);
  return format({ id, params: Object.fromEntries(entries) });
}

function counted(value: string | number | Counted): string | number {
  return typeof value === "object" ? plural(value.count, value.of) : value;
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
