import assert from "node:assert/strict";
import { test } from "node:test";
import { showInteraction } from "image-lab/dist/widgets/host/interactive";

test("a question whose answer fails is answered with the reason, and the next one as ever", () => {
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
      front: "filters",
      data: () => ({}),
      still: { picture: "data:,", text: "nothing" },
      answer: (question) => {
        if (question === 1) throw new Error("Tensor is disposed.");
        return `answer ${question}`;
      },
    });
    for (const question of [1, 2]) hear({ method: "custom", content: { question } });
    assert.deepEqual(sent, [{ failure: "Tensor is disposed." }, { answer: "answer 2" }]);
  } finally {
    delete world[Symbol.for("Jupyter.kernel")];
  }
});
