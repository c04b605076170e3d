import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { outputName } from "image-lab/internal/graph/def/output-names";
import { NotAGraph } from "image-lab/internal/graph/unsupported";

const root = join(__dirname, "../../..");
const tfjsNode = join(root, "node_modules/@tensorflow/tfjs-node");

/** TensorFlow's own registry is the oracle: operation → names of its outputs, `*` after a list. */
function registered(): Map<string, string> {
  const script = join(root, "test/graph/registered-operations.py");
  const json = execFileSync(join(root, ".venv/bin/python"), [script, join(tfjsNode, "deps/lib")], {
    encoding: "utf8",
    maxBuffer: 1 << 24,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Map(Object.entries(JSON.parse(json) as Record<string, string>));
}

function isKnown(op: string): boolean {
  try {
    outputName(op, 0);
    return true;
  } catch (error) {
    assert.ok(error instanceof NotAGraph);
    return false;
  }
}

test("outputs have the names that TensorFlow's registry gives them", () => {
  const known = [...registered()].filter(([op]) => isKnown(op));
  assert.ok(known.length > 150);
  for (const [op, outputs] of known) {
    const named = outputs.split(",");
    const expected = named.map((name) => (name.endsWith("*") ? `${name.slice(0, -1)}:0` : `${name}:0`));
    assert.deepEqual(
      named.map((_, index) => outputName(op, index)),
      expected,
      op,
    );
  }
});

test("the second piece of a split is the second of one output", () => {
  assert.equal(outputName("Split", 1), "output:1");
  assert.equal(outputName("TopKV2", 1), "indices:0");
});

test("of what tfjs-node's kernels compute, only what no layer computes has no names", () => {
  const files = readdirSync(join(tfjsNode, "dist"), { recursive: true, encoding: "utf8" });
  const sources = files
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(join(tfjsNode, "dist", file), "utf8"));
  const kernelNames = readFileSync(
    join(root, "node_modules/@tensorflow/tfjs-core/dist/kernel_names.js"),
    "utf8",
  );
  const words = new Set(
    [...sources, kernelNames].flatMap((source) => source.match(/(?<=['"])[A-Z]\w+(?=['"])/g) ?? []),
  );
  const withOutputs = registered();
  const unknown = [...words].filter((word) => withOutputs.get(word) && !isKnown(word));
  const images = /^(De|En)code|^NonMaxSuppression/;
  const others = /^(Ragged|Sparse|String|Static|SummaryWriter|StatefulPartitionedCall$)/;
  assert.deepEqual(
    unknown.filter((op) => !images.test(op) && !others.test(op)),
    [],
  );
});
