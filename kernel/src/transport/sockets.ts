import { Reply, Router, XPublisher } from "zeromq";
import { address, type Connection } from "../protocol/connection";

/** The five sockets of a kernel, bound. */
export interface Sockets {
  shell: Router;
  control: Router;
  stdin: Router;
  iopub: XPublisher;
  heartbeat: Reply;
}

/** Messages that a slow subscriber may be behind. */
const MOST_UNREAD = 1000;

export async function bindSockets(connection: Connection): Promise<Sockets> {
  const unlimited = { sendHighWaterMark: 0, receiveHighWaterMark: 0, linger: 1000 };
  // A subscriber that reads slowly slows the kernel down, instead of losing output or filling the memory.
  const patient = { sendHighWaterMark: MOST_UNREAD, noDrop: true, linger: 1000 };
  const sockets: Sockets = {
    shell: new Router(unlimited),
    control: new Router(unlimited),
    stdin: new Router(unlimited),
    iopub: new XPublisher({ ...patient, verbosity: "allSubs" }),
    heartbeat: new Reply(),
  };
  await Promise.all([
    sockets.shell.bind(address(connection, connection.shell_port)),
    sockets.control.bind(address(connection, connection.control_port)),
    sockets.stdin.bind(address(connection, connection.stdin_port)),
    sockets.iopub.bind(address(connection, connection.iopub_port)),
    sockets.heartbeat.bind(address(connection, connection.hb_port)),
  ]);
  return sockets;
}

export function closeSockets(sockets: Sockets): void {
  for (const socket of Object.values(sockets)) socket.close();
}
