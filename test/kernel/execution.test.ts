import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Execution } from "lab-kernel/dist/session/execution";
import { History } from "lab-kernel/dist/session/history";

type Parameters = ConstructorParameters<typeof Execution>;

test("a compiler that gives up fails its cell, and the cells after it run", async () => {
  const sent: unknown[] = [];
  const channel = {
    publish: (type: string, id: number, content: { execution_state?: string }) =>
      void sent.push(`${id} ${content.execution_state ?? type}`),
    reply: ({ id }: { id: number }, { status, evalue = "" }: { status: string; evalue?: string }) =>
      void sent.push(`${id} ${status} ${evalue}`.trim()),
  };
  const interpreter = {
    run: async (code: string) => {
      if (code === "riddle") throw new Error("Debug Failure.");
      return { ok: true, value: undefined, hasValue: false };
    },
    report: ({ name, message }: Error) => ({ ename: name, evalue: message, traceback: [] }),
  };
  const execution = new Execution(
    channel as unknown as Parameters[0],
    interpreter as unknown as Parameters[1],
    new History(),
  );
  const request = (id: number, code: string): unknown => ({ id, type: "execute_request", content: { code } });
  execution.add(request(1, "riddle") as never);
  await sleep(100);
  execution.add(request(2, "1") as never);
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
