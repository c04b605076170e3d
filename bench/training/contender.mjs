import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A process that trains when told to; between its tasks it does nothing. */
export class Contender {
  constructor(name, program, args) {
    this.name = name;
    this.process = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"] });
    this.waiting = [];
    createInterface({ input: this.process.stdout }).on("line", (line) =>
      this.waiting.shift()?.resolve(JSON.parse(line)),
    );
    this.process.on("exit", (code) => {
      for (const { reject } of this.waiting) reject(new Error(`${name} ended with code ${code}.`));
    });
    this.ready = this.next();
  }

  /** Runs a task; returns its seconds. */
  async run(task) {
    await this.ready;
    this.process.stdin.write(`${JSON.stringify(task)}\n`);
    const { seconds, error } = await this.next();
    if (error !== undefined) throw new Error(`${this.name}: ${error}`);
    return seconds;
  }

  stop() {
    this.process.stdin.end();
  }

  next() {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }
}
