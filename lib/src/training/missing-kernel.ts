import { t } from "../i18n";

const MISSING = /Kernel '(\w+)' not registered for backend 'tensorflow'/;

/** Lets a fit that needs an operation without a kernel in tfjs-node end with a sentence that says so, and what to do. */
export async function namingMissingKernel<Result>(fit: Promise<Result>): Promise<Result> {
  try {
    return await fit;
  } catch (error) {
    const operation = MISSING.exec((error as Error)?.message)?.[1];
    if (operation === undefined) throw error;
    const said = t(
      "The model needs the operation {operation}, which TensorFlow.js has for browsers and not for Node: do that step before training, on the data (lab.augment shifts, mirrors and turns images; tf.oneHot writes classes as rows)",
      { operation },
    );
    throw new Error(`${said}.`, { cause: error });
  }
}
