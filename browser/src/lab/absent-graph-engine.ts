/** In place of lib/src/training/graph-engine.ts: a page has no TensorFlow whose graphs could be run. */
export const graphEngine = undefined;
