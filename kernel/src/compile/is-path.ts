/** Does an import name a file (`./helper`, `../lib/data`, `/home/…`), and no package? */
export function isPath(name: string): boolean {
  return /^\.{0,2}\//.test(name);
}
