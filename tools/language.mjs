// @ts-check
import { languages } from "./chapters.mjs";

/**
 * The language of chapters, checks and hints: `--lang fr` or `--lang=fr`, or the environment variable `LAB_LANG`, or
 * English. Programs started from here on find it in `LAB_LANG`. An option for a language that there is not ends this
 * process with one line; a variable, which may be meant for other programs too, gives way.
 *
 * @param {string[]} args the command's arguments, from which the option is taken out
 */
export function takeLanguage(args) {
  const known = languages();
  const asked = takeOption(args);
  if (asked !== undefined && !known.includes(asked)) {
    console.error(`Expected --lang ${known.join(" or ")}, found "${asked}".`);
    process.exit(1);
  }
  const wished = asked ?? (process.env.LAB_LANG || "en");
  const language = known.includes(wished) ? wished : (known[0] ?? "en");
  if (language !== wished) console.log(`There are no chapters in "${wished}"; these are in "${language}".`);
  process.env.LAB_LANG = language;
  return language;
}

/** The value of the last `--lang`, or undefined where there is none. @param {string[]} args */
function takeOption(args) {
  let value;
  for (let at = args.findIndex(isOption); at >= 0; at = args.findIndex(isOption)) {
    const [option = "", next = ""] = args.slice(at, at + 2);
    const whole = option.includes("=");
    value = whole ? option.slice("--lang=".length) : next;
    args.splice(at, whole ? 1 : 2);
  }
  return value;
}

/** @param {string} argument */
const isOption = (argument) => argument === "--lang" || argument.startsWith("--lang=");
