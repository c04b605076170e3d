import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { readConnection } from "../protocol/connection";
import type { Draft, Message } from "../protocol/message";
import { Wire } from "../protocol/wire";
import { endChildrenBeside } from "./end-children";
import { InterruptState } from "./interrupt-state";
import { Interrupter } from "./interrupter";
import { OutputRing } from "./output-ring";
import { ParentHeaders } from "./parent-headers";
import {
  type FromTransport,
  NO_PARENT,
  type Outgoing,
  type ToTransport,
  type TransportStart,
} from "./port-messages";
import { endWithParentProcess, killAll } from "./process-lifetime";
import { Sender } from "./sender";
import { bindSockets, closeSockets, type Sockets } from "./sockets";
import { StreamBatcher } from "./stream-batcher";

const BATCH_MS = 10;
/** How long the session may take to leave after a shutdown request. */
const FAREWELL_MS = 500;

type SocketName = "iopub" | "shell" | "stdin" | "control";

/** The thread that talks to clients: it replies, and sends what was printed, however busy the session is. */
export class Transport {
  readonly #port: MessagePort;
  readonly #start: TransportStart;
  readonly #wire: Wire;
  readonly #ring: OutputRing;
  readonly #interrupter: Interrupter;
  readonly #streams: StreamBatcher;
  readonly #parentHeaders: ParentHeaders = new ParentHeaders();
  readonly #connectionFile: ReturnType<typeof readConnection>;
  #sessionReady = false;
  /** The session's processes but for the one that it waits for; null while it waits for none. */
  #others: number[] | null = null;
  #sockets!: Sockets;
  #senders!: Record<SocketName, Sender>;

  constructor(port: MessagePort, start: TransportStart) {
    this.#port = port;
    this.#start = start;
    this.#connectionFile = readConnection(start.connectionFile);
    this.#wire = new Wire(this.#connectionFile.key);
    this.#ring = new OutputRing(start.ring);
    this.#interrupter = new Interrupter(
      new InterruptState(start.interrupts),
      () => this.#notifyOfInterrupt(),
      () => this.#endSyncChildren(),
    );
    this.#streams = new StreamBatcher(this.#ring, ({ name, parent, text }) =>
      this.#publish("stream", parent, JSON.stringify({ name, text })),
    );
  }

  async run(): Promise<void> {
    this.#sockets = await bindSockets(this.#connectionFile);
    const { iopub, shell, stdin, control, heartbeat } = this.#sockets;
    this.#senders = {
      iopub: new Sender(iopub),
      shell: new Sender(shell),
      stdin: new Sender(stdin),
      control: new Sender(control),
    };
    this.#port.on("message", (message: ToTransport) => this.#fromSession(message));
    endWithParentProcess();
    await Promise.all([
      this.#welcomeSubscribers(),
      this.#listen(shell, (message) => this.#onShell(message)),
      this.#listen(control, (message) => this.#onControl(message)),
      this.#listen(stdin, (message) => this.#onStdin(message)),
      (async () => {
        for await (const beat of heartbeat) await heartbeat.send(beat);
      })(),
    ]);
  }

  // ---- from clients

  async #listen(socket: AsyncIterable<Buffer[]>, handle: (message: Message) => void): Promise<void> {
    for await (const frames of socket) {
      let message: Message;
      try {
        message = this.#wire.decode(frames);
      } catch {
        continue; // not signed with our key, or no message at all: the protocol says to ignore it
      }
      handle(message);
    }
  }

  /** A subscriber is told first that it subscribed; the first of them also that the kernel starts. */
  async #welcomeSubscribers(): Promise<void> {
    let hasStarted = false;
    for await (const [frame] of this.#sockets.iopub) {
      if (frame?.[0] !== 1) continue;
      const topic = frame.subarray(1);
      this.#publish("iopub_welcome", NO_PARENT, JSON.stringify({ subscription: topic.toString() }), [topic]);
      if (!hasStarted) this.#status("starting", NO_PARENT);
      hasStarted = true;
    }
  }

  #onShell(message: Message): void {
    const { header, metadata, content, buffers } = message;
    if (!this.#sessionReady && header.msg_type === "kernel_info_request") {
      this.#replyKernelInfo(message);
      return;
    }
    const id = this.#parentHeaders.add(message);
    const request = { id, type: header.msg_type, header, metadata, content, buffers };
    this.#toSession({ kind: "request", request });
  }

  /** While the compiler is still loading, clients learn already who is here. */
  #replyKernelInfo(message: Message): void {
    const parent = this.#parentHeaders.add(message);
    this.#status("busy", parent);
    this.#reply("shell", message, this.#start.kernelInfo);
    this.#status("idle", parent);
    this.#parentHeaders.forget(parent);
  }

  #onControl(message: Message): void {
    const { header, content } = message;
    const reply = (replyContent: Record<string, unknown>): void =>
      this.#reply("control", message, replyContent);
    switch (header.msg_type) {
      case "interrupt_request":
        void this.#interrupter.interrupt(this.#parentHeaders.newest);
        reply({ status: "ok" });
        break;
      case "kernel_info_request":
        reply(this.#start.kernelInfo);
        break;
      case "shutdown_request":
        reply({ status: "ok", restart: content.restart === true });
        this.#shutdown();
        break;
      case "debug_request":
        reply({
          type: "response",
          request_seq: content.seq,
          success: false,
          command: content.command,
          message: "This kernel has no debugger.",
        });
    }
  }

  #onStdin(message: Message): void {
    if (message.header.msg_type === "input_reply")
      this.#toSession({ kind: "input", value: String(message.content.value) });
  }

  #shutdown(): void {
    this.#toSession({ kind: "shutdown" });
    setTimeout(killAll, FAREWELL_MS);
  }

  // ---- from the session

  #fromSession(message: ToTransport): void {
    switch (message.kind) {
      case "send":
        this.#sendOutgoing(message);
        break;
      case "drain":
        setTimeout(() => this.#drainWhenSent(), BATCH_MS);
        break;
      case "sync-child":
        this.#others = message.others;
        break;
      case "ready":
        this.#sessionReady = true;
        this.#notify();
        break;
      case "done":
        this.#parentHeaders.forget(message.request);
        break;
      case "close":
        this.#drainAll();
        void this.#close();
    }
  }

  /** Text stays in the ring, and the session waits, while clients are behind. */
  #drainWhenSent(): void {
    if (this.#senders.iopub.backlog > 0) setTimeout(() => this.#drainWhenSent(), BATCH_MS);
    else this.#drainAll();
  }

  /** Messages that were posted before the text we are about to read must go first. */
  #drainAll(): void {
    this.#ring.acceptDrain();
    const position = this.#ring.position;
    for (let next = receiveMessageOnPort(this.#port); next; next = receiveMessageOnPort(this.#port))
      this.#fromSession(next.message as ToTransport);
    this.#streams.drain(position);
  }

  #sendOutgoing({ channel, type, parent, content, metadata, buffers, position }: Outgoing): void {
    this.#streams.drain(position);
    const known = this.#parentHeaders.get(parent);
    const identities = channel === "iopub" ? [Buffer.from(type)] : (known?.identities ?? []);
    this.#send(channel, { identities, type, parent: known?.header ?? null, content, metadata, buffers });
    this.#ring.countSent();
  }

  async #close(): Promise<void> {
    await Promise.all(Object.values(this.#senders).map((sender) => sender.idle));
    closeSockets(this.#sockets);
    setTimeout(killAll, FAREWELL_MS); // the session leaves now; a cell that began meanwhile must not keep it
    this.#toSession({ kind: "closed" });
  }

  // ---- helpers

  #toSession(message: FromTransport): void {
    this.#start.inbox.postMessage(message);
    this.#notify();
  }

  /** Makes the session look into its inbox, and whether there is an interrupt. */
  #notify(): void {
    this.#port.postMessage(null);
  }

  #endSyncChildren(): boolean {
    const others = this.#others;
    if (others === null) return false;
    endChildrenBeside(others);
    this.#others = null; // the call that waited cannot tell us where its JavaScript is terminated
    return true;
  }

  #notifyOfInterrupt(): void {
    this.#ring.acceptDrain(); // a termination may have hit between the flag and the message that goes with it
    this.#notify();
  }

  #status(state: string, parent: number): void {
    this.#publish("status", parent, JSON.stringify({ execution_state: state }));
  }

  #publish(
    type: string,
    parent: number,
    content: string,
    identities: Uint8Array[] = [Buffer.from(type)],
  ): void {
    const header = this.#parentHeaders.get(parent)?.header ?? null;
    this.#send("iopub", { identities, type, parent: header, content, metadata: "{}", buffers: [] });
  }

  #reply(channel: SocketName, request: Message, content: Record<string, unknown>): void {
    const type = request.header.msg_type.replace("_request", "_reply");
    const { identities, header } = request;
    this.#send(channel, {
      identities,
      type,
      parent: header,
      content: JSON.stringify(content),
      metadata: "{}",
      buffers: [],
    });
  }

  #send(channel: SocketName, draft: Draft): void {
    this.#senders[channel].send(this.#wire.encode(draft));
  }
}
