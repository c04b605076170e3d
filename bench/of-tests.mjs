import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** What the compiled tests have that benches need, too. @param {string} name a file in `build/test` */
export function ofTests(name) {
  const file = join(resolve(import.meta.dirname, ".."), "build", "test", name);
  if (!existsSync(file)) throw new Error(`Expected ${file}, found nothing. Run npm test once.`);
  return createRequire(import.meta.url)(file);
}
