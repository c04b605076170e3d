/** The code of an answer in its statements, each with the blocks that it stands in: as much as slips need, no parser. */

/** A pair of braces, with what stands before it: `for (const label of labels)`, `pixels.map((pixel) =>`. */
export interface Block {
  readonly head: string;
  content: string;
}

/** A statement, or what is left of one around a block. */
export interface CodePart {
  readonly text: string;
  readonly block: Block;
  /** All blocks around it, the innermost first. */
  readonly within: readonly Block[];
}

/** Whether a block is run several times. */
export const isLoop = ({ head }: Block): boolean => /^(?:for|while)\b|\.(?:forEach|map)\(/.test(head);

/** The statements of code without texts and comments, from the first to the last. */
export function codeParts(code: string): CodePart[] {
  const parts: CodePart[] = [];
  const open: { sign: string; at: number; block?: Block }[] = [];
  let from = 0;
  const within = (): Block[] => open.flatMap(({ block }) => (block ? [block] : [])).reverse();
  const end = (to: number): void => {
    const text = statement(code.slice(from, to).trim());
    const blocks = within();
    if (text !== "" && blocks[0] !== undefined && holdsCode(blocks[0]))
      parts.push({ text, block: blocks[0], within: blocks });
    from = to + 1;
  };
  for (const [at, sign] of Array.from(code).entries()) {
    if (sign === "(" || sign === "[") open.push({ sign, at });
    else if (sign === "{") {
      open.push({ sign, at, block: { head: code.slice(from, at).trim(), content: "" } });
      from = at + 1;
    } else if (sign === "}") {
      end(at);
      const closed = open.pop();
      if (closed?.block) closed.block.content = code.slice(closed.at + 1, at);
    } else if (sign === ")" || sign === "]") open.pop();
    else if (sign === ";" && (open.at(-1)?.sign ?? "{") === "{") end(at);
  }
  return parts;
}

/** Whether braces hold statements, and not the fields of an object. */
const holdsCode = ({ head }: Block): boolean => /(?:\)|=>|\belse|\bdo|\btry|\bfinally)$|^$/.test(head);

/** The place of the bracket that closes the one at a place. */
export function closing(code: string, from: number): number {
  let depth = 0;
  for (let at = from; at < code.length; at++) {
    if (code[at] === "(") depth++;
    if (code[at] === ")" && --depth === 0) return at;
  }
  return code.length;
}

/** A statement without the `for (…)` in front of it. */
function statement(text: string): string {
  if (!/^(?:for|while) \(/.test(text)) return text;
  return text.slice(closing(text, text.indexOf("(")) + 1).trim();
}

/** The code with blanks in place of comments and of what stands between quotation marks, as long as before. */
export function withoutTexts(code: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, " ");
  return code.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(["'`])(?:\\.|(?!\1)[^\\])*\1/g,
    (found, quote?: string) =>
      quote === undefined ? blank(found) : `${quote}${blank(found.slice(1, -1))}${quote}`,
  );
}
