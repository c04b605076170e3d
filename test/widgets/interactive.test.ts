import assert from "node:assert/strict";
import { test } from "node:test";
import { showInteraction } from "image-lab/internal/widgets/host/interactive";

test("a request whose reply fails is answered with the reason, and the next one as ever", () => {
  const sent: unknown[] = [];
  let hear: (data: unknown) => void = () => {};
  const comm = {
    id: "1",
    send: ({ content }: { content?: unknown }) => sent.push(content),
    onMessage: (handler: typeof hear) => {
      hear = handler;
    },
  };
  const world = globalThis as Record<symbol, unknown>;
  world[Symbol.for("Jupyter.kernel")] = { display: () => {}, comms: { open: () => comm } };
  try {
    showInteraction<object, number, string>({
      page: "filters",
      data: () => ({}),
      still: { picture: "data:,", text: "nothing" },
      reply: (request) => {
        if (request === 1) throw new Error("Tensor is disposed.");
        return `reply to ${request}`;
      },
    });
    for (const request of [1, 2]) hear({ method: "custom", content: { request } });
    assert.deepEqual(sent, [{ failure: "Tensor is disposed." }, { reply: "reply to 2" }]);
  } finally {
    delete world[Symbol.for("Jupyter.kernel")];
  }
});
