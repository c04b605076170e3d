/**
 * The kernel inside a worker, without sockets and processes of its own: whoever starts the worker hands it a port and
 * packages.
 */
import type { TslabLoader } from "./compile/tslab";
import type { BundledPackages } from "./run/bundled-modules";
import { installStackTraces } from "./run/stack-trace";
import { createBundledPlatform } from "./session/bundled-platform";
import { Session } from "./session/session";
import { type Port, PortChannel } from "./transport/port-channel";

/** @param folder what cells take for the notebook's folder */
export function startInWorker(
  port: Port,
  tslab: TslabLoader,
  packages: BundledPackages,
  folder: string,
): void {
  installStackTraces();
  new Session(new PortChannel(port), createBundledPlatform(tslab, packages, folder), folder).start();
}
