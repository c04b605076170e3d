import { readFileSync } from "node:fs";

/** The connection file that a Jupyter client writes before it starts a kernel. */
export interface Connection {
  transport: "tcp" | "ipc";
  /** An address for `tcp`, the path that socket files start with for `ipc`. */
  ip: string;
  key: string;
  signature_scheme: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

export function readConnection(file: string): Connection {
  const connection = JSON.parse(readFileSync(file, "utf8")) as Connection;
  if (connection.key && connection.signature_scheme !== "hmac-sha256")
    throw new Error(
      `The connection file asks for the signature scheme "${connection.signature_scheme}"; this kernel signs with "hmac-sha256" only.`,
    );
  return connection;
}

/** The ZeroMQ address of one of the five sockets: `tcp://127.0.0.1:5000` or `ipc:///run/kernel-1`. */
export function address(connection: Connection, port: number): string {
  const separator = connection.transport === "ipc" ? "-" : ":";
  return `${connection.transport}://${connection.ip}${separator}${port}`;
}
