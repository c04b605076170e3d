import assert from "node:assert/strict";
import { test } from "node:test";
import { assertFitsAlike } from "./fits-alike";
import { registered, rows } from "./rows";

/** Kinds that become graphs each in their own way; of the others one in six shows that they do at all. */
const WHOLE = ["Layer", "Optimizer", "Several"];
const ONE_IN = 6;

for (const [kind, all] of Object.entries(rows))
  for (const row of WHOLE.includes(kind) ? all : all.filter((_, at) => at % ONE_IN === 0))
    test(`equal, or fallen back for its reason: ${row.tries.join(", ")}`, () => assertFitsAlike(row));

test("every class that tfjs registers is tried", () => {
  const tried = new Set(
    Object.values(rows)
      .flat()
      .flatMap((row) => row.tries),
  );
  const missing = registered.filter(({ name }) => !tried.has(name));
  assert.deepEqual(
    missing.map(({ name, kind }) => `${kind} ${name}`),
    [],
  );
});
