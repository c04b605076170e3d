import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
const { programs } = load("../../build/test/training/differential/programs.js");

/** The programs that `test/training/differential` compares with plain tfjs; each is measured as a whole. */
export const userPrograms = Object.fromEntries(
  Object.entries(programs).map(([name, program]) => [
    name,
    (tf, measured) =>
      measured("all", async () => {
        await program({ tf, show: () => {} }).catch(() => {}); // some end with an error on purpose
      }),
  ]),
);
