import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "lab-kernel/internal/protocol/message";
import { ParentHeaders } from "lab-kernel/internal/transport/parent-headers";

test("a request is known until nothing more is said about it, and numbers are never given twice", () => {
  const parents = new ParentHeaders();
  const message = (msg_id: string): Message => ({ header: { msg_id }, identities: [] }) as unknown as Message;
  const first = parents.add(message("a"));
  const second = parents.add(message("b"));
  assert.equal(parents.get(first)?.header.msg_id, "a");
  parents.forget(first);
  parents.forget(second);
  assert.equal(parents.get(first), null);
  assert.equal(parents.newest, second);
  assert.ok(parents.add(message("c")) > second);
});
