/**
 * Printed text on its way from the session's thread to the transport's, in shared memory: text gets out while a
 * synchronous loop runs, and a loop that prints faster than the transport sends waits instead of filling the memory.
 */
const CAPACITY = 1 << 22;
const RECORD_HEADER = 8;
/** Longest text of one record, in UTF-16 units (at most three bytes each). */
const LONGEST_TEXT = 1 << 16;
const WAIT_MS = 20;
const MOST_UNSENT = 2000;

/** Counters in shared memory. Head and tail count bytes and wrap around at 2^32. */
const Counter = { head: 0, tail: 1, drainAsked: 2, unsent: 3 } as const;
const COUNTER_BYTES = 16;
const SKIP_TO_START = -1;

export type StreamName = "stdout" | "stderr";

export interface RingText {
  name: StreamName;
  parent: number;
  text: string;
}

export class OutputRing {
  readonly memory: SharedArrayBuffer;
  readonly #counters: Int32Array;
  readonly #words: Int32Array;
  readonly #bytes: Buffer;
  /** Where the reader puts records together; the longest record fits. */
  #joined: Buffer = Buffer.alloc(0);

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(COUNTER_BYTES + CAPACITY)) {
    this.memory = memory;
    this.#counters = new Int32Array(memory, 0, COUNTER_BYTES / 4);
    this.#words = new Int32Array(memory, COUNTER_BYTES);
    this.#bytes = Buffer.from(memory, COUNTER_BYTES);
  }

  /** Bytes written so far, modulo 2^32. */
  get position(): number {
    return Atomics.load(this.#counters, Counter.head);
  }

  /** Writes text; `wake` is called when the reader should look. */
  write(name: StreamName, parent: number, text: string, wake: () => void): void {
    for (let start = 0; start < text.length; ) {
      let end = Math.min(text.length, start + LONGEST_TEXT);
      if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
      this.#writeRecord(
        name,
        parent,
        start === 0 && end === text.length ? text : text.slice(start, end),
        wake,
      );
      start = end;
    }
  }

  #writeRecord(name: StreamName, parent: number, text: string, wake: () => void): void {
    const length = Buffer.byteLength(text);
    const size = RECORD_HEADER + ((length + 3) & ~3);
    let head = this.position;
    const toEnd = CAPACITY - offset(head);
    this.#waitForRoom(toEnd < size ? toEnd + size : size, wake);
    if (toEnd < size) {
      this.#words[offset(head) >> 2] = SKIP_TO_START;
      head = (head + toEnd) | 0;
    }
    const at = offset(head);
    this.#words[at >> 2] = length;
    this.#words[(at >> 2) + 1] = (parent << 1) | (name === "stderr" ? 1 : 0);
    this.#bytes.write(text, at + RECORD_HEADER, length, "utf8");
    Atomics.store(this.#counters, Counter.head, (head + size) | 0);
    this.#askToDrain(wake);
  }

  #waitForRoom(size: number, wake: () => void): void {
    for (;;) {
      const tail = Atomics.load(this.#counters, Counter.tail);
      if (CAPACITY - ((this.position - tail) | 0) >= size) return;
      this.#askToDrain(wake);
      if (Atomics.wait(this.#counters, Counter.tail, tail, WAIT_MS) === "timed-out") wake();
    }
  }

  #askToDrain(wake: () => void): void {
    if (Atomics.exchange(this.#counters, Counter.drainAsked, 1) === 0) wake();
  }

  /** Called by the reader before it reads, so that the next write wakes it again. */
  acceptDrain(): void {
    Atomics.store(this.#counters, Counter.drainAsked, 0);
  }

  /**
   * The next text written before `limit`, or null: as many records of one stream and one cell as fit into `most` bytes,
   * at least one. They are joined as bytes: a string for each line would be garbage by the hundred megabytes.
   */
  read(limit: number, most: number): RingText | null {
    if (this.#joined.length === 0) this.#joined = Buffer.alloc(Math.max(most, 3 * LONGEST_TEXT));
    let tag: number | null = null;
    let filled = 0;
    for (;;) {
      const record = this.#next(limit);
      if (!record || (tag !== null && (record.tag !== tag || filled + record.length > most))) break;
      tag = record.tag;
      this.#bytes.copy(this.#joined, filled, record.start, record.start + record.length);
      filled += record.length;
      Atomics.store(this.#counters, Counter.tail, record.end);
      Atomics.notify(this.#counters, Counter.tail);
    }
    if (tag === null) return null;
    const text = this.#joined.toString("utf8", 0, filled);
    return { name: tag & 1 ? "stderr" : "stdout", parent: tag >> 1, text };
  }

  #next(limit: number): { tag: number; start: number; length: number; end: number } | null {
    let tail = Atomics.load(this.#counters, Counter.tail);
    if (((limit - tail) | 0) <= 0) return null;
    if (this.#words[offset(tail) >> 2] === SKIP_TO_START) tail = (tail + CAPACITY - offset(tail)) | 0;
    const at = offset(tail);
    const length = this.#words[at >> 2]!;
    const end = (tail + RECORD_HEADER + ((length + 3) & ~3)) | 0;
    return { tag: this.#words[(at >> 2) + 1]!, start: at + RECORD_HEADER, length, end };
  }

  /** Counts a message handed over, and waits while too many are unsent. */
  countHandedOver(): void {
    Atomics.add(this.#counters, Counter.unsent, 1);
    for (;;) {
      const unsent = Atomics.load(this.#counters, Counter.unsent);
      if (unsent <= MOST_UNSENT) return;
      Atomics.wait(this.#counters, Counter.unsent, unsent, WAIT_MS);
    }
  }

  countSent(): void {
    Atomics.sub(this.#counters, Counter.unsent, 1);
    Atomics.notify(this.#counters, Counter.unsent);
  }
}

function offset(position: number): number {
  return (position >>> 0) % CAPACITY;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
