import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { TransportStart } from "./port-messages";
import { endWithoutClients } from "./process-lifetime";
import { Transport } from "./transport";

/** Failures end the kernel from here: the thread's own end would take ZeroMQ down in the midst of its work. */
async function run(port: MessagePort): Promise<void> {
  try {
    await new Transport(port, workerData as TransportStart).run();
  } catch (error) {
    endWithoutClients(error);
  }
}

if (parentPort) void run(parentPort);
