// @ts-check
import { takeLanguage } from "./language.mjs";
import { describeError } from "./set-up/failure.mjs";
import { reset } from "./work-folder.mjs";

const args = process.argv.slice(2);
const language = takeLanguage(args);
const [chapter] = args;
if (chapter === undefined) {
  console.error("Which chapter? For example: npm run reset -- 03");
  process.exitCode = 1;
} else {
  try {
    const { fresh, kept } = reset(chapter, new Date(), language);
    if (kept !== undefined) console.log(`Your old file is kept as ${kept}.`);
    console.log(`${fresh} is as it was at first.`);
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = 1;
  }
}
