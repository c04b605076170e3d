/** node:timers/promises. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export { pause as setImmediate, sleep as setTimeout };
