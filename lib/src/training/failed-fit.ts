import { StepWatcher } from "./step-watcher";

/** What `fit` comes to. Where it ends by an error, the lab's own callbacks hear of it: tfjs tells no callback. */
export async function tellingWatchers<Result>(args: unknown, fit: Promise<Result>): Promise<Result> {
  try {
    return await fit;
  } catch (error) {
    const { callbacks } = (args ?? {}) as { callbacks?: object | readonly object[] };
    for (const callback of [callbacks ?? []].flat())
      if (callback instanceof StepWatcher) callback.onTrainError(error);
    throw error;
  }
}
