import { spawn } from "node:child_process";
import { once } from "node:events";

/** The part of the package ws that is used here. */
interface Socket {
  on(event: "message", hear: (data: Buffer) => void): void;
  once(event: string, hear: () => void): void;
  send(text: string): void;
}
const Socket = require("ws") as new (address: string) => Socket;

interface Reply {
  readonly id?: number;
  readonly type: "success" | "error" | "event";
  readonly result?: Record<string, unknown>;
  readonly message?: string;
}

/** A browser that is driven by WebDriver BiDi: commands and replies as JSON over a socket. */
export class BidiBrowser {
  readonly #socket: Socket;
  readonly #waiting: Map<number, (reply: Reply) => void> = new Map();
  readonly #end: () => Promise<void>;
  #newest = 0;

  private constructor(socket: Socket, end: () => Promise<void>) {
    this.#socket = socket;
    this.#end = end;
    socket.on("message", (data) => {
      const reply = JSON.parse(String(data)) as Reply;
      this.#waiting.get(reply.id ?? 0)?.(reply);
    });
  }

  /** @param args which make it listen, and print where, as Firefox does */
  static async start(program: string, args: readonly string[]): Promise<BidiBrowser> {
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    const ended = once(child, "exit");
    let printed = "";
    const address = await new Promise<string>((resolve, reject) => {
      child.stderr.on("data", (data) => {
        printed += data;
        const [, found] = /WebDriver BiDi listening on (ws:\S+)/.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      });
      void ended.then(() => reject(new Error(`${program} ended: ${printed}`)));
    });
    const socket = new Socket(`${address}/session`);
    await new Promise<void>((resolve) => socket.once("open", resolve));
    const browser = new BidiBrowser(socket, async () => {
      await ended;
    });
    const answers = { default: "accept", beforeUnload: "accept" };
    await browser.send("session.new", {
      capabilities: { alwaysMatch: { unhandledPromptBehavior: answers } },
    });
    return browser;
  }

  async send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.#newest;
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
    this.#waiting.delete(id);
    if (reply.type === "error") throw new Error(`${method}: ${reply.message}`);
    return reply.result ?? {};
  }

  async stop(): Promise<void> {
    await this.send("browser.close", {});
    await this.#end();
  }
}
