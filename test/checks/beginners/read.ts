import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExerciseName } from "image-lab/internal/checks/answers";
import { markedCells } from "../chapter-cells";

const folder = join(__dirname, "..", "..", "..", "..", "test", "checks", "beginners");

/** An answer as a beginner writes it: the text of the exercise's cell. */
export interface BeginnersAnswer {
  readonly exercise: ExerciseName;
  /** What is wrong with it, or what is unusual about a right one, in words. */
  readonly about: string;
  /** Id of the diagnosis that names the mistake; null for a right answer. */
  readonly diagnosis: string | null;
  readonly code: string;
}

/**
 * All answers of this folder's files. A line `// %% exercise right: what is unusual` or
 * `// %% exercise wrong: what is wrong -> diagnosis` starts one, then comes the function's body.
 */
export function beginnersAnswers(): BeginnersAnswer[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return files.sort().flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .split(/^\/\/ %% /m)
      .slice(1)
      .map(readAnswer),
  );
}

const heads = new Map(
  markedCells()
    .filter(({ mark }) => mark === "exercise")
    .map(({ name, text }) => [name, text.slice(0, text.indexOf("  // BEGIN SOLUTION"))]),
);

function readAnswer(text: string): BeginnersAnswer {
  const [head = "", ...lines] = text.split("\n");
  const [, exercise, kind, about = "", , diagnosis] =
    /^(\w+) (right|wrong): (.*?)( -> ([\w.]+))?$/.exec(head) ?? [];
  if (exercise === undefined) throw new Error(`not the head of an answer: ${head}`);
  const body = [...(helpers[exercise] ?? []), ...lines].map((line) => `  ${line}`.trimEnd()).join("\n");
  return {
    exercise: exercise as ExerciseName,
    about,
    diagnosis: kind === "right" ? null : (diagnosis ?? ""),
    code: `${heads.get(exercise as ExerciseName)}${body}\n}\n`,
  };
}

/** What the answers of an exercise differ in by an option, written once. */
const helpers: { readonly [exercise: string]: readonly string[] } = {
  buildLeNet5: [
    "const lenet = (options: any): tf.LayersModel => {",
    "  const all: any = {",
    '    shape: inputShape, first: inputShape[0] === 28 ? "same" : "valid", second: "valid", filters: [6, 16],',
    '    kernelSize: 5, convolutionStrides: 1, activation: "tanh", poolSize: 2, strides: 2, pools: 2,',
    '    flatten: true, dense: [120, 84], output: "softmax", pool: tf.layers.averagePooling2d, ...options,',
    "  };",
    '  const convolved = "convolved" in options ? options.convolved : all.activation;',
    '  const denseActivation = "denseActivation" in options ? options.denseActivation : all.activation;',
    "  const model = tf.sequential();",
    "  for (const i of [0, 1]) {",
    "    model.add(tf.layers.conv2d({",
    "      ...(i === 0 && all.shape ? { inputShape: all.shape } : {}), filters: all.filters[i],",
    "      useBias: all.useBias ?? true, kernelSize: all.kernelSize, strides: all.convolutionStrides,",
    "      padding: i === 0 ? all.first : all.second, activation: convolved,",
    "    }));",
    "    if (i < all.pools) model.add(all.pool({ poolSize: all.poolSize, strides: all.strides }));",
    "  }",
    "  if (all.extra) model.add(all.extra);",
    "  if (all.flatten) model.add(tf.layers.flatten());",
    "  for (const units of all.dense) model.add(tf.layers.dense({ units, useBias: all.useBias ?? true, activation: denseActivation }));",
    "  model.add(tf.layers.dense({ units: 10, useBias: all.useBias ?? true, activation: all.output }));",
    "  return model;",
    "};",
  ],
  momentum: [
    "type Rule = (one: tf.Tensor, two: tf.Tensor, three: tf.Tensor) => tf.Tensor;",
    "const step = (next: (v: tf.Tensor, g: tf.Tensor) => tf.Tensor, move: Rule): void => {",
    "  tf.tidy(() => {",
    "    parameters.forEach((p, i) => {",
    "      velocities[i].assign(next(velocities[i], gradients[i]));",
    "      p.assign(move(p, velocities[i], gradients[i]));",
    "    });",
    "  });",
    "  tf.dispose(gradients);",
    "};",
  ],
};
