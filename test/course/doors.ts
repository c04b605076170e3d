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
