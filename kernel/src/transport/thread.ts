import { parentPort, workerData } from "node:worker_threads";
import type { TransportStart } from "./port-messages";
import { Transport } from "./transport";

if (parentPort) void new Transport(parentPort, workerData as TransportStart).run();
