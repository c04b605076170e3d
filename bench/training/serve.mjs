import { createInterface } from "node:readline";

/** Answers tasks from standard input, one JSON line each, with the seconds that they took. */
export function serve(tasks) {
  const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
  createInterface({ input: process.stdin }).on("line", async (line) => {
    const task = JSON.parse(line);
    try {
      const start = performance.now();
      await tasks[task.task](task);
      answer({ seconds: (performance.now() - start) / 1000 });
    } catch (error) {
      answer({ error: String(error) });
    }
  });
  answer({ ready: true });
}
