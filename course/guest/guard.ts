/**
 * Loaded into a submission's kernel before anything else (`node --require guard.js …`). Loads the observer, makes
 * what it leans on unchangeable, and leaves one function behind, under `Symbol.for("lab.observe")`, by which the
 * grader hands it the learner's answer. The kernel holds no expected values; the verdict is made elsewhere.
 */
import { sep } from "node:path";
import { isMainThread } from "node:worker_threads";
import type { ExerciseName, Observation, observe } from "image-lab/internal/checks/observe/index";
import { type Borrowable, CallTracking } from "./call-tracking";
import { CpuClock } from "./cpu-clock";
import { freezeDeep, freezeLanguage, freezeWithPrototype } from "./freeze";
import { loadOnlyAddOnsOf, lockDown } from "./lockdown";
import { seedRandom } from "./seeded-random";
import { type Request, SignedChannel } from "./signed-channel";

type Input = Parameters<typeof observe>[2];
type Observe = (exercise: string, answer: unknown, input: unknown) => Promise<Observation>;

const lab = process.env.LAB_ROOT ?? "/lab";
loadOnlyAddOnsOf(lab);
if (isMainThread) guard();

function guard(): void {
  const socket = Number(process.env.LAB_GRADER_SOCKET);
  delete process.env.LAB_GRADER_SOCKET;
  const channel = new SignedChannel(socket);
  const observing = loadObserver();
  for (const own of [SignedChannel, CallTracking, CpuClock]) freezeWithPrototype(own);
  freezeLanguage();
  freezeLoaded(`${lab}/lib${sep}`, `${lab}/native${sep}`);
  lockDown(lab);
  seedRandom("before the first observation");
  const leave = async (number: number, answer: unknown): Promise<void> => {
    const request = channel.request(number);
    const declared = answer !== undefined;
    const seen = declared ? await observeAll(observing, request, answer) : { observations: [], error: null };
    channel.answer({ number: request.number, declared, ...seen });
  };
  Object.defineProperty(globalThis, Symbol.for("lab.observe"), { value: Object.freeze(leave) });
}

/** Loads the observer and the lab, whose borrowable functions from then on tell when they are called. */
function loadObserver(): Observe {
  const tf = require("@tensorflow/tfjs-node") as object;
  const { observers } = require(`${lab}/lib/dist/checks/observe/observers`) as { observers: Borrowable };
  const observer = require(`${lab}/lib/dist/checks/observe`) as { observe: typeof observe };
  const run = observer.observe;
  const tracking = new CallTracking(observers);
  const clock = new CpuClock();
  clock.install();
  tracking.watch(Object.values(tf)); // before training learns which losses and metrics are tfjs's own
  require(`${lab}/lib`);
  (require(`${lab}/lib/dist/native/addon`) as { addonEngine(): unknown }).addonEngine(); // before it is frozen
  tracking.watch(loadedFrom(`${lab}/lib${sep}`));
  return async (exercise, answer, input) => {
    seedRandom(JSON.stringify(input));
    tracking.begin();
    const observation = await clock.during(() => run(exercise as ExerciseName, answer, input as Input));
    return { ...observation, borrowed: observation.borrowed ?? tracking.called(exercise) };
  };
}

async function observeAll(
  observing: Observe,
  { exercise, inputs }: Request,
  answer: unknown,
): Promise<{ observations: Observation[]; error: string | null }> {
  const observations: Observation[] = [];
  try {
    for (const input of inputs) observations.push(await observing(exercise, answer, input));
    return { observations, error: null };
  } catch (thrown) {
    return { observations, error: String(thrown) };
  }
}

/** The lab's own modules, its training engine, tfjs itself, and what the observer calls of all of them. */
function freezeLoaded(...folders: string[]): void {
  for (const exports of folders.flatMap(loadedFrom)) freezeDeep(exports);
  Object.freeze(require("@tensorflow/tfjs-node"));
}

function loadedFrom(folder: string): unknown[] {
  const files = Object.entries(require.cache).filter(([file]) => file.startsWith(folder));
  return files.map(([, loaded]) => loaded?.exports as unknown);
}
