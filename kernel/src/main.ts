/** The kernel's entry: `node main.js CONNECTION_FILE`, as Jupyter starts it. */
import { kernelInfo } from "./session/kernel-info";
import { SocketChannel } from "./transport/socket-channel";

const connectionFile = process.argv[2];
if (!connectionFile) {
  console.error("lab-kernel is started by Jupyter: node main.js CONNECTION_FILE");
  process.exit(2);
}
process.env.TF_CPP_MIN_LOG_LEVEL ??= "2"; // before anything loads TensorFlow
process.env.TF_ENABLE_ONEDNN_OPTS ??= "1"; // fast convolutions on every processor, not only on the newest
process.env.TF_ONEDNN_USE_SYSTEM_ALLOCATOR ??= "1"; // memory that tensors leave goes back to the system
const channel = new SocketChannel(connectionFile, kernelInfo); // replies while the compiler is still loading
const { installStackTraces } = require("./run/stack-trace") as typeof import("./run/stack-trace");
const { createPlatformOnNode } =
  require("./session/platform-on-node") as typeof import("./session/platform-on-node");
const { Session } = require("./session/session") as typeof import("./session/session");
installStackTraces();
new Session(channel, createPlatformOnNode(), process.cwd()).start();
