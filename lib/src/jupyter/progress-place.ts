import { randomUUID } from "node:crypto";
import { type Jupyter, jupyter } from "./display";

/** Where the bars of steps are seen. */
export interface ProgressPlace {
  begin(name: string, bar: string): void;
  change(name: string, bar: string): void;
  end(name: string, line: string): void;
}

/** The running cell's output, a terminal, or lines on standard output. */
export function progressPlace(): ProgressPlace {
  const notebook = jupyter();
  if (notebook !== undefined) return cellOutput(notebook);
  return process.stdout.isTTY ? terminal : lines;
}

/** Each step has an output of its own, which is replaced. */
function cellOutput(notebook: Jupyter): ProgressPlace {
  const outputs = new Map<string, string>();
  const show = (name: string, text: string, update: boolean): void =>
    notebook.display({ "text/plain": text }, { displayId: outputs.get(name) as string, update });
  return {
    begin(name, bar) {
      outputs.set(name, `lab-${randomUUID()}`);
      show(name, bar, false);
    },
    change: (name, bar) => show(name, bar, true),
    end: (name, line) => show(name, line, true),
  };
}

/** The bar is written over; what it leaves behind on the right is cleared. */
const overwrite = (text: string): void => void process.stdout.write(`\r${text}\x1b[K`);

const terminal: ProgressPlace = {
  begin: (_, bar) => overwrite(bar),
  change: (_, bar) => overwrite(bar),
  end(_, line) {
    overwrite(line);
    process.stdout.write("\n");
  },
};

const lines: ProgressPlace = {
  begin: (name) => console.log(`${name} …`),
  change: () => undefined,
  end: (_, line) => console.log(line),
};
