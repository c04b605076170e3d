/** node:util; values look as in Node. */
import { format, inspect } from "node-inspect-extracted";

const types = {
  isNativeError: (value: unknown): value is Error =>
    value instanceof Error || Object.prototype.toString.call(value) === "[object Error]",
};

export { format, inspect, types };
export default { format, inspect, types };
