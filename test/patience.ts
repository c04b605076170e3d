/** Milliseconds that a test waits for what must happen in the end: a machine that others use too is slow, not wrong. */
export const PATIENCE = 180_000;
