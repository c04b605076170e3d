import * as tf from "@tensorflow/tfjs-node";

/**
 * Puts a kernel in the place of one of tfjs-node's. Other backends keep theirs.
 *
 * @param make gets the kernel that was there
 */
export function replaceKernel(name: string, make: (plain: tf.KernelFunc) => tf.KernelFunc): void {
  const kernel = tf.getKernel(name, "tensorflow") as tf.KernelConfig | undefined;
  if (kernel === undefined) return;
  tf.unregisterKernel(name, "tensorflow");
  tf.registerKernel({ ...kernel, kernelFunc: make(kernel.kernelFunc) });
}
