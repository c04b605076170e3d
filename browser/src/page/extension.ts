/**
 * The extension of JupyterLab, as a container of webpack's module federation written by hand: JupyterLite calls `init`
 * with its shared packages, then `get("./extension")`.
 */
import { type LuminoWidget, type Renderers, renderFigures } from "./figure-renderer";
import { interruptsReachRunningCells } from "./interrupts";
import type {
  KernelClient,
  KernelOptions,
  KernelSpecs,
  Notifications,
  Shared,
  SignalClass,
} from "./jupyterlite";
import { keepWork } from "./keeping-work";
import { LabKernel } from "./kernel";
import { KernelWorkers } from "./kernel-workers";
import { pageSettings } from "./settings";
import type { WidgetClass } from "./work-bar";

const base = new URL(".", (document.currentScript as HTMLScriptElement).src).href;
/** The site's own. */
const root = new URL("../../../", base).href;
const settings = pageSettings();
const workers = new KernelWorkers(base, settings);
let shared: Shared = {};

async function sharedPackage<Exports>(name: string): Promise<Exports> {
  const [version] = Object.values(shared[name] ?? {});
  if (!version) throw new Error(`JupyterLite shares no ${name}.`);
  return (await version.get())() as Exports;
}

async function kernelPlugin(): Promise<object> {
  const { IKernelSpecs, IKernelClient } =
    await sharedPackage<Record<string, object>>("@jupyterlite/services");
  const { Signal } = await sharedPackage<{ Signal: SignalClass }>("@lumino/signaling");
  const { Notification: notes } = await sharedPackage<{ Notification: Notifications }>(
    "@jupyterlab/apputils",
  );
  const kernels = new Map<string, LabKernel>();
  return {
    id: "lab-in-browser:kernel",
    autoStart: true,
    requires: [IKernelSpecs, IKernelClient],
    activate: (app: never, specs: KernelSpecs, client: KernelClient) => {
      interruptsReachRunningCells(client, kernels);
      const names = { name: "tslab", display_name: "TypeScript", language: "typescript" };
      const spec = { ...names, argv: [], env: {}, interrupt_mode: "message", metadata: {}, resources: {} };
      specs.register({
        spec: { ...spec, spec },
        create: async (options: KernelOptions) => {
          const kernel = new LabKernel(options, { base, workers, Signal, app, notes });
          kernels.set(options.id, kernel);
          return kernel;
        },
      });
    },
  };
}

async function workPlugin(): Promise<object> {
  const { Widget } = await sharedPackage<{ Widget: WidgetClass }>("@lumino/widgets");
  const { Notification } = await sharedPackage<{ Notification: Notifications }>("@jupyterlab/apputils");
  return {
    id: "lab-in-browser:work",
    autoStart: true,
    activate: (app: never) => keepWork(app, root, Widget, Notification),
  };
}

async function figuresPlugin(): Promise<object> {
  const { Widget } = await sharedPackage<{ Widget: LuminoWidget }>("@lumino/widgets");
  const { IRenderMimeRegistry } = await sharedPackage<Record<string, object>>("@jupyterlab/rendermime");
  return {
    id: "lab-in-browser:figures",
    autoStart: true,
    requires: [IRenderMimeRegistry],
    activate: (_app: never, renderers: Renderers) => renderFigures(renderers, Widget, base),
  };
}

const container = {
  init: (scope: Shared) => {
    shared = scope;
  },
  get: async () => {
    const plugins = [await kernelPlugin(), await figuresPlugin(), await workPlugin()];
    return () => ({ __esModule: true, default: plugins });
  },
};

const page = window as unknown as { _JUPYTERLAB?: Record<string, object> };
page._JUPYTERLAB = { ...page._JUPYTERLAB, "lab-in-browser": container };
