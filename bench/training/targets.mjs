/** Ratios of our best to the best peer's best: what must hold, and what we aim for. */
const TARGETS = {
  "fit mlp mnist": { must: 1, aim: 1.3 },
  "fit lenet5-modern mnist": { must: 1.05, aim: 1.5 },
  "fit lenet5-classic mnist": { must: 1.05, aim: 1.5 },
  "fit mlp cifar10": { must: 1, aim: 1.3 },
  "fit lenet5-modern cifar10": { must: 1, aim: 1.3 },
  evaluate: { must: 0.8, aim: 1.2 },
  predict: { must: 0.8, aim: 1.2 },
};

/** The targets of a task, for `evaluate` and `predict` the same on every network and set. */
export function targetsOf(task, { network, set }) {
  return TARGETS[`${task} ${network} ${set}`] ?? TARGETS[task];
}
