/** A thread of the native engine: a worker that waits for what it is to run, and then never returns. */
import { runThread, type WorkerData } from "image-lab/internal/native/webassembly-thread";

self.addEventListener("message", ({ data }: MessageEvent<WorkerData>) => runThread(data));
self.postMessage("ready");
