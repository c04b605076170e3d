import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesField, floatField, varintField } from "image-lab/internal/graph/def/protobuf";

// The first three are the examples of the encoding's own documentation (protobuf.dev, "Encoding").
test("a varint: field 1 with 150 is 08 96 01", () => {
  assert.equal(varintField(1, 150).toString("hex"), "089601");
});

test('text: field 2 with "testing" is 12 07 and its letters', () => {
  assert.equal(bytesField(2, "testing").toString("hex"), "120774657374696e67");
});

test("a nested message: field 3 with the first is 1a 03 08 96 01", () => {
  assert.equal(bytesField(3, varintField(1, 150)).toString("hex"), "1a03089601");
});

test("a negative number takes ten bytes", () => {
  assert.equal(varintField(1, -2).toString("hex"), "08feffffffffffffffff01");
});

test("a float lies in four bytes, lowest first", () => {
  assert.equal(floatField(4, 1.5).toString("hex"), "250000c03f");
});
