/**
 * Ways to look into other code of one's own process, or to run code that nobody watches: JavaScript that Node runs, and
 * that fails where the way is closed.
 */
export const doors: readonly { readonly name: string; readonly code: string }[] = [
  { name: "inspector", code: 'new (require("inspector").Session)().connect();' },
  { name: "inspector's promises", code: 'new (require("inspector/promises").Session)().connect();' },
  {
    name: "inspector's port",
    code: 'require("inspector").open(0, "127.0.0.1"); require("inspector").close();',
  },
  { name: "inspector behind its module", code: 'process.binding("inspector").Connection.name;' },
  { name: "list of buffers", code: 'require("v8").queryObjects(Buffer, { format: "summary" });' },
  {
    name: "heap snapshot",
    code: 'require("fs").rmSync(require("v8").writeHeapSnapshot(require("os").tmpdir() + "/door.heapsnapshot"));',
  },
  { name: "V8's flags", code: 'require("v8").setFlagsFromString("--allow-natives-syntax");' },
  {
    name: "thread without the guard",
    code: 'new (require("worker_threads").Worker)("1", { eval: true, execArgv: [] });',
  },
  {
    name: "thread by its constructor",
    code: 'new (require("worker_threads").Worker.prototype.constructor)("1", { eval: true });',
  },
  { name: "thread of a loader", code: 'require("module").register("data:text/javascript,");' },
  { name: "promises of others", code: 'require("v8").promiseHooks.onInit(() => {})();' },
  {
    name: "promises of others by a second hook",
    code: 'require("v8").promiseHooks.createHook({ init() {} })();',
  },
  {
    name: "promises of others by Node's hooks",
    code: 'require("async_hooks").createHook({ init() {} }).enable();',
  },
  {
    name: "method of the key's native code",
    code: `const { createHmac } = require("crypto");
const hmac = createHmac("sha256", "key");
const native = Object.getOwnPropertySymbols(hmac).map((name) => hmac[name]).find((part) => part.constructor.name === "Hmac");
const { init } = Object.getPrototypeOf(native);
try { Object.getPrototypeOf(native).init = () => {}; } catch {}
if (Object.getPrototypeOf(native).init === init) throw new Error("kept");
Object.getPrototypeOf(native).init = init;`,
  },
];

/** Changes to what all objects have in common, and what shows that they took effect. */
export const forgeries: readonly { readonly code: string; readonly worked: string }[] = [
  { code: 'Object.prototype.toJSON = () => "forged"', worked: "JSON.stringify({}) === '\"forged\"'" },
  { code: 'Array.prototype.toJSON = () => "forged"', worked: "JSON.stringify([]) === '\"forged\"'" },
  {
    code: 'Object.defineProperty(Array.prototype, "0", { set() { Object.defineProperty(this, "0", { value: 8 }); } })',
    worked: "((list) => (list.push(1), list[0]))([]) === 8",
  },
  {
    code: "Array.prototype.constructor = class { static get [Symbol.species]() { return function () { return [8]; }; } }",
    worked: "[].filter(() => true)[0] === 8",
  },
  { code: 'Object.prototype.mayChange = ["labels"]', worked: "({}).mayChange !== undefined" },
  { code: "Object.prototype.facts = () => ({ forged: 1 })", worked: "({}).facts !== undefined" },
  {
    code: "Object.getPrototypeOf(new Set().values()).next = () => ({ done: true })",
    worked: "[...new Set([1])].length === 0",
  },
];
