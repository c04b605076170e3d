import { createSocket, type Socket } from "node:dgram";
import { createServer, type Server } from "node:net";
import { join } from "node:path";

/** Listens wherever code in the box might call for help, and counts who comes. */
export class Listeners {
  readonly visitors: { connection: number; datagram: number; file: number; abstract: number } = {
    connection: 0,
    datagram: 0,
    file: 0,
    abstract: 0,
  };
  readonly sockets: { file: string; abstract: string };
  port = 0;
  readonly #servers: Server[] = [];
  readonly #datagrams: Socket = createSocket("udp4");

  constructor(folder: string) {
    this.sockets = { file: join(folder, "socket"), abstract: `\0${join(folder, "socket")}` };
  }

  async listen(): Promise<void> {
    this.port = await this.#serve("connection", { port: 0, host: "127.0.0.1" });
    await this.#serve("file", { path: this.sockets.file });
    await this.#serve("abstract", { path: this.sockets.abstract });
    this.#datagrams.on("message", (message, from) => {
      this.visitors.datagram++;
      this.#datagrams.send(message, from.port, from.address);
    });
    await new Promise<void>((done) => this.#datagrams.bind(this.port, "127.0.0.1", done));
  }

  close(): void {
    for (const server of this.#servers) server.close();
    this.#datagrams.close();
  }

  #serve(name: "connection" | "file" | "abstract", place: object): Promise<number> {
    const server = createServer((visitor) => {
      this.visitors[name]++;
      visitor.end();
    });
    this.#servers.push(server);
    return new Promise((done, fail) => {
      server.once("error", fail);
      server.listen(place, () => done((server.address() as { port?: number }).port ?? 0));
    });
  }
}
