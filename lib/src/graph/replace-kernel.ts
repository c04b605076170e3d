import * as tf from "@tensorflow/tfjs-node";

const replaced = Symbol.for("image-lab.replaced-kernel");

/**
 * Puts a kernel in the place of one of tfjs-node's, once a process. Other backends keep theirs.
 *
 * @param make gets the kernel that was there
 */
export function replaceKernel(name: string, make: (plain: tf.KernelFunc) => tf.KernelFunc): void {
  const kernel = tf.getKernel(name, "tensorflow") as (tf.KernelConfig & { [replaced]?: boolean }) | undefined;
  if (kernel === undefined || kernel[replaced] === true) return;
  tf.unregisterKernel(name, "tensorflow");
  const config: tf.KernelConfig & { [replaced]: boolean } = {
    ...kernel,
    [replaced]: true,
    kernelFunc: make(kernel.kernelFunc),
  };
  tf.registerKernel(config);
}
