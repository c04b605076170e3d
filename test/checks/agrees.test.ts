import assert from "node:assert/strict";
import { test } from "node:test";
import { agrees, close } from "image-lab/internal/checks/judge/agrees";

test("close allows for the rounding of 32-bit floats and no more", () => {
  assert.ok(close(1 / 3, Math.fround(1 / 3)));
  assert.ok(close(1000, 1000.05));
  assert.ok(!close(1, 1.001));
  assert.ok(!close(0, 0.0001));
});

test("close: infinities and NaN agree with themselves only", () => {
  for (const odd of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]) {
    assert.ok(close(odd, odd));
    for (const usual of [0, 1, -1e30]) {
      assert.ok(!close(odd, usual));
      assert.ok(!close(usual, odd));
    }
  }
  assert.ok(!close(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY));
});

test("agrees compares what arrays hold, not their type, and every field that is expected", () => {
  assert.ok(agrees(Uint8Array.of(1, 2), [1, 2]));
  assert.ok(!agrees([1, 2, 3], [1, 2]));
  assert.ok(agrees({ a: 1, b: 2 }, { a: 1 }));
  assert.ok(!agrees({ b: 2 }, { a: 1 }));
  assert.ok(!agrees(undefined, { a: 1 }));
  const tensor = { kind: "tensor", shape: [1, 2], dtype: "float32", values: [1, 2] };
  assert.ok(agrees(tensor, { ...tensor, dtype: "int32" }));
  assert.ok(!agrees(tensor, { ...tensor, shape: [2, 1] }));
  assert.ok(!agrees(tensor, [1, 2]));
});

test("agrees takes other numbers for the same where it is told to, but no other shapes", () => {
  const doubled = (a: number, b: number): boolean => close(a, 2 * b);
  const tensor = { kind: "tensor", shape: [2, 1], dtype: "float32", values: [1, 2] };
  assert.ok(agrees({ a: [2, 4] }, { a: [1, 2] }, doubled));
  assert.ok(!agrees({ a: [1, 2] }, { a: [1, 2] }, doubled));
  assert.ok(agrees({ ...tensor, values: [2, 4] }, tensor, doubled));
  assert.ok(!agrees({ ...tensor, shape: [4, 2], values: [2, 4] }, tensor, doubled));
});
