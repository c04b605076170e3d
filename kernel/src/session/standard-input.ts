import readline from "node:readline";
import promised from "node:readline/promises";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { InputNotSupported } from "./input";

/** Asks the client for a line; null while no cell runs, when nobody could reply. */
type Ask = (prompt: string) => Promise<string> | null;
type AnyInterface = readline.Interface | promised.Interface;
type OnAnswer = (answer: string) => void;

/**
 * `process.stdin` of cells: its lines are asked of the client, as `input()` does, and so are the questions of `node:readline`,
 * with their text.
 */
export function askForStandardInput(ask: Ask): void {
  let current: StandardInput | undefined;
  Object.defineProperty(process, "stdin", {
    get: () => {
      if (!current || current.destroyed || current.readableEnded) current = new StandardInput(ask);
      return current;
    },
    configurable: true,
    enumerable: true,
  });
  for (const module of [readline, promised]) {
    const create = module.createInterface as (...args: unknown[]) => AnyInterface;
    const created = (...args: unknown[]): AnyInterface => {
      const made = create(...args);
      const { input } = made as unknown as { input: unknown };
      if (input instanceof StandardInput) input.adopt(made, module === promised);
      return made;
    };
    Object.defineProperty(module, "createInterface", { value: created, configurable: true, writable: true });
  }
}

class StandardInput extends Readable {
  readonly #ask: Ask;
  readonly #interfaces: Set<AnyInterface> = new Set();
  #isDue = false;
  #isAsking = false;

  constructor(ask: Ask) {
    super();
    this.#ask = ask;
    this.on("newListener", () => this.#soon());
  }

  override _read(): void {
    this.#isDue = true;
    this.#soon();
  }

  /** An interface of readline reads at once, and asks for nothing until somebody listens to its lines. */
  adopt(made: AnyInterface, isPromised: boolean): void {
    this.#interfaces.add(made);
    made.once("close", () => this.#interfaces.delete(made));
    made.on("newListener", () => this.#soon());
    const answer = (query: unknown): Promise<string> => this.#ask(String(query)) ?? Promise.reject(noCell());
    const question = (query: unknown, ...rest: unknown[]): void => {
      const onAnswer = rest.find((one) => typeof one === "function") as OnAnswer | undefined;
      void answer(query).then(onAnswer, rethrowUnsupported);
    };
    Object.defineProperty(question, promisify.custom, { value: answer });
    Object.assign(made, { question: isPromised ? answer : question });
  }

  get #isWanted(): boolean {
    const isListening = [...this.#interfaces].some((one) => one.listenerCount("line") > 0);
    const others = this.listenerCount("data") - this.#interfaces.size;
    const isFlowing = this.readableFlowing === true && (isListening || others > 0);
    return isFlowing || this.listenerCount("readable") > 0;
  }

  /** Not at once: whoever has just got a line may close what reads them. */
  #soon(): void {
    setImmediate(() => void this.#askIfWanted());
  }

  async #askIfWanted(): Promise<void> {
    if (!this.#isDue || this.#isAsking || !this.#isWanted) return;
    const answer = this.#ask("");
    if (!answer) return;
    this.#isAsking = true;
    try {
      const line = await answer;
      this.#isDue = false;
      this.push(`${line}\n`);
    } catch (error) {
      if (!(error instanceof InputNotSupported)) return; // another question overtook this one
      this.push(null);
      void Promise.reject(error); // readline keeps a stream's error to itself: so it fails the cell
    } finally {
      this.#isAsking = false;
    }
  }
}

function rethrowUnsupported(error: unknown): void {
  if (error instanceof InputNotSupported) throw error; // a question that another one overtook is no error of the cell's
}

function noCell(): Error {
  return new Error("A question is asked while a cell runs: await its answer in the cell that asks.");
}
