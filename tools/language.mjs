// @ts-check

/**
 * The language of chapters, checks and hints: `--lang fr`, or the environment variable `LAB_LANG`, or English. Programs
 * started from here on find it in `LAB_LANG`.
 *
 * @param {string[]} args the command's arguments, from which the option is taken out
 */
export function takeLanguage(args) {
  const at = args.indexOf("--lang");
  const language = (at < 0 ? process.env.LAB_LANG : args.splice(at, 2)[1]) || "en";
  process.env.LAB_LANG = language;
  return language;
}
