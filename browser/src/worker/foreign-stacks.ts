/**
 * Only V8 asks `Error.prepareStackTrace` for a stack. In Firefox a stack is read off a property of Error's prototype, in
 * lines such as `f@Cell%20%5B3%5D:2:5`: that property gives them to `prepareStackTrace`, too.
 */
export function prepareForeignStacks(): void {
  const { get, set } = Object.getOwnPropertyDescriptor(Error.prototype, "stack") ?? {};
  if (get === undefined || asksForStacks()) return;
  Object.defineProperty(Error.prototype, "stack", {
    configurable: true,
    get(this: Error) {
      const stack = get.call(this) as unknown;
      return typeof stack === "string" ? Error.prepareStackTrace?.(this, sitesOf(stack)) : stack;
    },
    ...(set ? { set } : {}),
  });
}

function asksForStacks(): boolean {
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = () => "asked";
  const isAsked = new Error().stack === "asked";
  Error.prepareStackTrace = prepare;
  return isAsked;
}

function sitesOf(stack: string): NodeJS.CallSite[] {
  return stack.split("\n").flatMap((line) => {
    const [, wait, name = "", file, row, column] = /^(async\*)?(.*?)@(.*):(\d+):(\d+)$/.exec(line) ?? [];
    if (file === undefined) return [];
    const site = {
      getScriptNameOrSourceURL: () => file,
      getFileName: () => file,
      getFunctionName: () => (/[/<]/.test(name) ? null : name), // "run/next<" is what has no name in "run"
      getLineNumber: () => Number(row),
      getColumnNumber: () => Number(column),
      isAsync: () => wait !== undefined,
    };
    return [site as unknown as NodeJS.CallSite];
  });
}
