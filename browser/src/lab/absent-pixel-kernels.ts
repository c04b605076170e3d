/** In place of lib/src/graph/pixel-kernels.ts: a page has no TensorFlow that keeps bytes. */
export function movePixelsAsBytes(): void {}
