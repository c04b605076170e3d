// @ts-check
import { isTaken, rows } from "../set-up/steps.mjs";

/**
 * Names of the set-up's steps that `npm start` would take. What was set up for tests serves as well.
 *
 * @returns {string[]}
 */
export function missingSteps() {
  const plain = rows({ tests: false }).flat();
  const forTests = rows({ tests: true }).flat();
  return plain.filter((step, index) => ![step, forTests[index]].some(wasTaken)).map(({ name }) => name);
}

/** @param {import("../set-up/steps.mjs").Step | undefined} step */
function wasTaken(step) {
  try {
    return step !== undefined && isTaken(step);
  } catch {
    return false; // without Python there are no Python packages
  }
}
