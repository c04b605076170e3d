// @ts-check

/**
 * Whether the TensorFlow wheel that the lab is locked to is made for this machine. Elsewhere tfjs-node's own download
 * brings an older library.
 */
export const wheelFits = process.platform === "linux" && process.arch === "x64";
