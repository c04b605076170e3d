import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Execution } from "lab-kernel/internal/session/execution";
import { GarbageCollection } from "lab-kernel/internal/session/garbage-collection";
import { History } from "lab-kernel/internal/session/history";
import { SessionInterruptState } from "lab-kernel/internal/transport/interrupt-state";

type Parameters = ConstructorParameters<typeof Execution>;

/** An execution whose cells end as `run` says, and what it sent: `request, what, error`. */
function createExecution(run: (code: string) => Promise<unknown>): { execution: Execution; sent: string[] } {
  const sent: string[] = [];
  const channel = {
    interrupts: new SessionInterruptState(),
    done: () => {},
    publish: (type: string, id: number, content: { execution_state?: string }) =>
      void sent.push(`${id} ${content.execution_state ?? type}`),
    reply: ({ id }: { id: number }, { status, evalue = "" }: { status: string; evalue?: string }) =>
      void sent.push(`${id} ${status} ${evalue}`.trim()),
  };
  const interpreter = {
    run,
    report: ({ name, message }: Error) => ({ ename: name, evalue: message, traceback: [] }),
  };
  const execution = new Execution(
    channel as unknown as Parameters[0],
    interpreter as unknown as Parameters[1],
    new History(),
    new GarbageCollection(() => null),
  );
  return { execution, sent };
}

const request = (id: number, code: string): never =>
  ({ id, type: "execute_request", content: { code }, metadata: {} }) as never;
const DONE = { ok: true, shown: null };

test("a compiler that gives up fails its cell, and the cells after it run", async () => {
  const { execution, sent } = createExecution(async (code) => {
    if (code === "riddle") throw new Error("Debug Failure.");
    return DONE;
  });
  execution.add(request(1, "riddle"));
  await sleep(100);
  execution.add(request(2, "1"));
  await sleep(100);
  assert.deepEqual(sent, [
    "1 busy",
    "1 execute_input",
    "1 error",
    "1 error Debug Failure.",
    "1 idle",
    "2 busy",
    "2 execute_input",
    "2 ok",
    "2 idle",
  ]);
});

test("a request that an interrupt took the kernel's own work from fails, and the next ones run", async () => {
  const { execution, sent } = createExecution((code) =>
    code === "lost" ? new Promise(() => {}) : Promise.resolve(DONE),
  );
  execution.add(request(1, "lost"));
  await sleep(20);
  execution.recover();
  execution.add(request(2, "1"));
  await sleep(100);
  assert.deepEqual(sent, [
    "1 busy",
    "1 execute_input",
    "1 error",
    "1 error stopped by an interrupt",
    "1 idle",
    "2 busy",
    "2 execute_input",
    "2 ok",
    "2 idle",
  ]);
});
