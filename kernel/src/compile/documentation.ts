import { nodeInternals, type TypeScript, ts } from "./tslab";

/**
 * The text of a declaration file with its documentation comments made plain ones, character for character: the compiler
 * reads every one of them word by word, which is a quarter of the time that packages' types take, and needs none to
 * check a cell.
 */
export function withoutDocumentation(text: string): string {
  return text.replace(/^([ \t]*)\/\*\*(?!\/)/gm, "$1/* ");
}

/** Gives a file parsed from such a text its documentation back; `text` is the file's own. */
export function documentFile(file: TypeScript.SourceFile, text: string): void {
  const documented = ts.createSourceFile(file.fileName, text, file.languageVersion, true);
  copyDocumentation(documented, file);
}

/** The two trees come from the same code, and so have the same shape. */
function copyDocumentation(from: TypeScript.Node, to: TypeScript.Node): void {
  const { jsDoc } = nodeInternals(from);
  if (jsDoc) nodeInternals(to).jsDoc = jsDoc;
  const targets = childrenOf(to);
  for (const [index, child] of childrenOf(from).entries()) copyDocumentation(child, targets[index]!);
}

function childrenOf(node: TypeScript.Node): TypeScript.Node[] {
  const children: TypeScript.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}
