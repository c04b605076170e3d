// @ts-check
import { isDone, rows } from "../set-up/steps.mjs";

/**
 * Names of the set-up's steps that `npm start` would run. What was set up for tests serves as well.
 *
 * @returns {string[]}
 */
export function missingSteps() {
  const plain = rows({ tests: false }).flat();
  const forTests = rows({ tests: true }).flat();
  return plain.filter((step, index) => ![step, forTests[index]].some(hasRun)).map(({ name }) => name);
}

/** @param {import("../set-up/steps.mjs").Step | undefined} step */
function hasRun(step) {
  try {
    return step !== undefined && isDone(step);
  } catch {
    return false; // without Python there are no Python packages
  }
}
