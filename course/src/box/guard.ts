/**
 * Loaded into a submission's kernel before anything else (`node --require guard.js …`). Loads the observer, makes
 * what it leans on unchangeable, and leaves one function behind, under `Symbol.for("lab.observe")`, by which the
 * grader hands it the learner's answer. The kernel holds no expected values; the verdict is made elsewhere.
 */
import { sep } from "node:path";
import { isMainThread } from "node:worker_threads";
import type { ExerciseName, observe } from "../../../lib/dist/checks/observe";
import { Channel } from "./channel";
import { freezeDeep, freezeLanguage } from "./freeze";

type Input = Parameters<typeof observe>[2];

if (isMainThread) guard();

function guard(): void {
  const socket = Number(process.env.LAB_GRADER_SOCKET);
  delete process.env.LAB_GRADER_SOCKET;
  const channel = new Channel(socket);
  const lab = process.env.LAB_ROOT ?? "/lab";
  const observer = require(`${lab}/lib/dist/checks/observe`) as { observe: typeof observe };
  require(`${lab}/lib`);
  freezeLanguage();
  freezeLoaded(`${lab}/lib${sep}`);
  const run = observer.observe;
  const leave = async (exercise: string, answer: unknown): Promise<void> => {
    const request = channel.request();
    const observations: unknown[] = [];
    let error: string | null = null;
    try {
      if (request.exercise === exercise && answer !== undefined) {
        for (const input of request.inputs)
          observations.push(await run(exercise as ExerciseName, answer, input as Input));
      }
    } catch (thrown) {
      error = String(thrown);
    }
    channel.answer({ number: request.number, declared: answer !== undefined, observations, error });
  };
  Object.defineProperty(globalThis, Symbol.for("lab.observe"), { value: Object.freeze(leave) });
}

/** The lab's own modules, tfjs itself, and what the observer calls of both. */
function freezeLoaded(folder: string): void {
  for (const [file, loaded] of Object.entries(require.cache)) {
    if (file.startsWith(folder) && loaded !== undefined) freezeDeep(loaded.exports);
  }
  Object.freeze(require("@tensorflow/tfjs-node"));
}
