// @ts-check
import { reset } from "./work-folder.mjs";

const [chapter] = process.argv.slice(2);
if (chapter === undefined) {
  console.error("Which chapter? For example: npm run reset -- 03");
  process.exitCode = 1;
} else {
  try {
    const { fresh, kept } = reset(chapter, new Date());
    if (kept !== undefined) console.log(`Your old file is kept as work/${kept}.`);
    console.log(`work/${fresh} is as it was at first.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
