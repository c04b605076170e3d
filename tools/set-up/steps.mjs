// @ts-check
import { buildStep } from "./build.mjs";
import { jupyterLabStep } from "./jupyterlab.mjs";
import { kernelspecStep } from "./kernelspec.mjs";
import { nativeEngineStep } from "./native-engine.mjs";
import { npmPackagesStep } from "./npm-packages.mjs";
import { pythonPackagesStep } from "./python-packages.mjs";
import { isStamped } from "./stamp.mjs";
import { wheelFits } from "./tensorflow-wheel.mjs";
import { tfjsBindingStep } from "./tfjs-binding.mjs";

/**
 * One step of the set-up.
 *
 * @typedef {object} Step
 * @property {string} name a few words, shown with the time it takes
 * @property {string} id of its stamp
 * @property {() => string} inputs digest of all that it is made from
 * @property {() => boolean} [intact] whether what it makes is still there
 * @property {() => Promise<void>} run
 */

/**
 * Steps of one row may run side by side; a row starts when the row before is done.
 *
 * @param {{ tests: boolean }} options
 * @returns {Step[][]}
 */
export function rows({ tests }) {
  const engine = nativeEngineStep();
  return [
    [npmPackagesStep(), pythonPackagesStep({ tests })],
    [tfjsBindingStep(), buildStep({ tests }), ...(wheelFits ? [engine] : [])],
    [kernelspecStep(), jupyterLabStep(), ...(wheelFits ? [] : [engine])], // needs what the binding's step has downloaded
  ];
}

/**
 * Whether a step was finished with these inputs and what it made is still there.
 *
 * @param {Step} step
 * @param {string} [inputs]
 */
export const isDone = (step, inputs = step.inputs()) =>
  isStamped(step.id, inputs) && (step.intact?.() ?? true);
