import { readFileSync } from "node:fs";
import { join } from "node:path";
import { currentTexts, type SpokenTexts } from "../../i18n";

const modules = new Map<string, string>();

/**
 * The page's side of a widget as one ES module that imports nothing, bundled when the lab was built.
 *
 * @param name for example "draw-digit"
 */
export function pageModule(name: string): string {
  const code = modules.get(name) ?? readFileSync(join(__dirname, "..", "page", `${name}.js`), "utf8");
  modules.set(name, code);
  return code;
}

/**
 * The current language as far as a module needs it: the phrases that stand in its code.
 *
 * @param names words of its data that it translates, too: those of metrics, for example
 */
export function pageTexts(code: string, names: readonly string[] = []): SpokenTexts {
  const { figures, ...texts } = currentTexts();
  const used = Object.entries(figures).filter(([phrase]) => code.includes(phrase) || names.includes(phrase));
  return { ...texts, figures: Object.fromEntries(used) };
}
