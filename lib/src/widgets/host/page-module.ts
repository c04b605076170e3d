import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = join(__dirname, "..", "..", "page", "widgets", "page");

/**
 * A front-end module as one text that a browser can import from anywhere: each module it imports stands in it as a
 * `data:` URL, so that nothing is fetched.
 *
 * @param name for example "draw-digit"
 */
export function frontModule(name: string): string {
  return selfContained(join(folder, `${name}.js`));
}

function selfContained(file: string): string {
  const source = readFileSync(file, "utf8");
  return source.replace(/from "(\.{1,2}\/[^"]+)"/g, (_, imported: string) => {
    const code = Buffer.from(selfContained(join(dirname(file), imported))).toString("base64");
    return `from "data:text/javascript;base64,${code}"`;
  });
}
