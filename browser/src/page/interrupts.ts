import type { KernelClient } from "./jupyterlite";
import type { LabKernel } from "./kernel";

/** JupyterLite takes waiting cells back on an interrupt, and tells the one that runs nothing: now it hears of it. */
export function interruptsReachRunningCells(client: KernelClient, kernels: Map<string, LabKernel>): void {
  const interrupt = client.interrupt.bind(client);
  client.interrupt = async (id) => {
    kernels.get(id)?.interrupt();
    await interrupt(id);
  };
}
