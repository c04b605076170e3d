import { test } from "node:test";
import { assertFitsAlike } from "./fits-alike";
import { rows } from "./rows";

for (const [kind, all] of Object.entries(rows))
  for (const row of all)
    test(`${kind} ${row.tries.join(", ")}: equal, or fallen back for its reason`, () => assertFitsAlike(row));
