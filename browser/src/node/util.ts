/** node:util; values look as in Node. */
import { format, inspect } from "node-inspect-extracted";

const types = {
  isNativeError: (value: unknown): value is Error =>
    value instanceof Error || Object.prototype.toString.call(value) === "[object Error]",
};

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, "g");

/** Text without the colours of a terminal. */
const stripVTControlCharacters = (text: string): string => text.replace(colours, "");

type Callback = (error: unknown, value: unknown) => void;

const promisify =
  (work: (...args: unknown[]) => void) =>
  (...args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const done: Callback = (error, value) => (error ? reject(error) : resolve(value));
      work(...args, done);
    });

export { format, inspect, promisify, stripVTControlCharacters, types };
export default { format, inspect, promisify, stripVTControlCharacters, types };
