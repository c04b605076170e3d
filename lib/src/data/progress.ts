/**
 * Hears how far a long step has come.
 *
 * @param name a few words, for example "downloading MNIST"
 * @param done and `total` in the same unit: bytes or images
 */
export type Progress = (name: string, done: number, total: number) => void;

/** Tells nobody. */
export const silent: Progress = () => undefined;

/**
 * Prints progress on standard output: a bar that moves where that is a terminal, else a line at the start of each
 * step and one with its time at the end.
 */
export function printProgress(): Progress {
  const started = new Map<string, number>();
  return (name, done, total) => {
    const start = started.get(name);
    if (start === undefined) {
      started.set(name, performance.now());
      if (!process.stdout.isTTY) console.log(`${name} …`);
    }
    const seconds = ((performance.now() - (start ?? performance.now())) / 1000).toFixed(1);
    const finished = done >= total;
    if (process.stdout.isTTY) {
      const filled = Math.round((20 * done) / Math.max(1, total));
      const bar = "█".repeat(filled) + "░".repeat(20 - filled);
      process.stdout.write(
        `\r${name} ${bar} ${Math.round((100 * done) / total)} % ${seconds} s${finished ? "\n" : ""}`,
      );
    } else if (finished) {
      console.log(`${name}: done in ${seconds} s`);
    }
    if (finished) started.delete(name);
  };
}
