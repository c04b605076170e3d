/** Ratios of our best to the best peer's best: what must hold, and what we aim for. */
const TARGETS = {
  "fit mlp mnist": { must: 1.7, aim: 2.5 },
  "fit lenet5-modern mnist": { must: 3, aim: 5 },
  "fit lenet5-classic mnist": { must: 2.8, aim: 4.5 },
  "fit mlp cifar10": { must: 1.3, aim: 1.8 },
  "fit lenet5-modern cifar10": { must: 3, aim: 4.5 },
  "fit chapter7 cifar10": { must: 1.5, aim: 2.5 },
  ...judging("mlp", { must: 1.2, aim: 1.8 }),
  ...judging("lenet5-modern", { must: 2.2, aim: 5 }),
  ...judging("lenet5-classic", { must: 2.2, aim: 5 }),
};

/** The same for `evaluate` and `predict`, on every set. */
function judging(network, targets) {
  return Object.fromEntries(["evaluate", "predict"].map((task) => [`${task} ${network}`, targets]));
}

/** The targets of a task on a network and a set. */
export function targetsOf(task, { network, set }) {
  return TARGETS[`${task} ${network} ${set}`] ?? TARGETS[`${task} ${network}`];
}
