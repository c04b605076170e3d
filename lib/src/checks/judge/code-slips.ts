import type { Message, Params } from "../../i18n";
import { type Block, type CodePart, closing, codeParts, isLoop, withoutTexts } from "./code-parts";

/** What the code of a wrong answer shows beyond doubt, whatever it returns; `slip.<id>.hint` says it. */
export function slipIn(code: string): Message | undefined {
  const plain = withoutTexts(code);
  const parts = codeParts(plain);
  for (const [id, find] of Object.entries(slips)) {
    const params = find(parts, plain, code);
    if (params !== undefined) return { id: `slip.${id}.hint`, params };
  }
  return undefined;
}

/** Looks at the statements, at the code without texts and comments, or at the code itself. */
type Find = (parts: readonly CodePart[], plain: string, code: string) => Params | undefined;

/** A slip of a single statement; what it returns stands in the hint as `code`. */
const inAny =
  (find: (part: CodePart, parts: readonly CodePart[]) => string | undefined): Find =>
  (parts) => {
    for (const part of parts) {
      const found = find(part, parts);
      if (found !== undefined) return { code: short(found) };
    }
    return undefined;
  };

const short = (code: string): string => {
  const line = code.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

const slips: { readonly [id: string]: Find } = {
  postIncrement: inAny(({ text }) => {
    const [, left, right] = /^([^=]+?)\s*=\s*(.+?)(?:\+\+|--)$/.exec(text) ?? [];
    return left !== undefined && left === right ? text : undefined;
  }),
  power: (_, code) => {
    const found = /\b\d+ \^ \(?\d+/.exec(code);
    return found ? { code: found[0] } : undefined;
  },
  loopCopy: inAny(({ text, block }, parts) => {
    const [, name] = /^(\w+)\s*(?:[-+*/%]|\*\*)?=(?!=)/.exec(text) ?? [];
    if (name === undefined || nameOfEntry(block.head) !== name) return undefined;
    const uses = parts.filter((part) => part.block === block && new RegExp(`\\b${name}\\b`).test(part.text));
    return uses.length === 1 ? text : undefined;
  }),
  dropped: inAny(({ text, block }) => {
    const [, body] = /\.forEach\(\s*\(?[\w\s,]*\)?\s*=>\s*([^{\s].*)\)$/s.exec(text) ?? [];
    if (isDropped(body ?? text)) return body ?? text;
    const [, list] = /^([\w.[\]]+\.map)\(\s*\(?[\w\s,]*\)?\s*=>$/.exec(block.head) ?? [];
    return list !== undefined && text.startsWith("return ") ? `${list}(…)` : undefined;
  }),
  noReturn: inAny(({ block }, parts) => {
    const [, call] =
      /(?:=|return|\()\s*([\w.[\]]+\.(?:map|filter|from|reduce|every|some|find))\(.*=>$/s.exec(block.head) ??
      [];
    const returns = parts.some((part) => part.within.includes(block) && /\breturn\b/.test(part.text));
    return call !== undefined && !returns ? `${call}(… => { … })` : undefined;
  }),
  emptyLoop: (_, code) => {
    for (const { index } of code.matchAll(/\b(?:for|while) \(/g)) {
      const end = closing(code, code.indexOf("(", index));
      if (/^\s*;/.test(code.slice(end + 1))) return { code: short(code.slice(index, end + 2)) };
    }
    return undefined;
  },
  returnInLoop: inAny(({ text, block }) =>
    text.startsWith("return") && /^(?:for|while)\b/.test(block.head) ? text : undefined,
  ),
  disposeInLoop: inAny(({ text, within }) => {
    const [, one, other] = /^(?:tf\.dispose\((\w+)\)|(\w+)\.forEach\(.*dispose\(\).*\))$/s.exec(text) ?? [];
    const name = one ?? other;
    const inner = within.slice(0, within.findIndex(isLoop) + 1);
    return name !== undefined && inner.length > 0 && !inner.some((block) => declares(block, name))
      ? text
      : undefined;
  }),
  textCompared: (_, __, code) => {
    const found =
      /[\w.]*(?:toString\(\)|JSON\.stringify\([^)]*\)|String\([^)]*\)|join\(\))\s*[!=]==?\s*["'`][^"'`\n]*, [^"'`\n]*["'`]/.exec(
        code,
      );
    return found ? { code: short(found[0]) } : undefined;
  },
  sharedFill: (_, code) => {
    const found = /\.fill\((?:\[|new )/.exec(code);
    return found ? { code: `${found[0]}…)` } : undefined;
  },
  comparedStatement: inAny(({ text }) => (/^[\w.[\]]+ ===? [^=]+$/.test(text) ? text : undefined)),
};

/** Whether a name belongs to a block: a variable declared in it, of its loop, or an argument of its function. */
function declares({ head, content }: Block, name: string): boolean {
  const variable = new RegExp(`\\b(?:const|let|var)\\s+[^=;]*\\b${name}\\b[^=;]*(?:=|\\bof\\b)`);
  const argument = new RegExp(`\\b${name}\\b[\\w\\s,]*\\)?\\s*=>$`);
  return variable.test(head) || argument.test(head) || variable.test(content);
}

/** The variable that stands for each entry of a list, in a loop over it or in a callback. */
function nameOfEntry(head: string): string | undefined {
  const [, ofLoop] = /^for \((?:let|const|var) (\w+) of\b/.exec(head) ?? [];
  const [, ofCallback] = /\.(?:forEach|map)\(\(?(\w+)[\w\s,]*\)?\s*=>$/.exec(head) ?? [];
  return ofLoop ?? ofCallback;
}

/** Methods that change nothing and return something new. */
const pure = new Set(
  "map filter slice subarray concat sub mul div neg square sqrt pow log exp abs reshape transpose cast toFloat argMax argMin mean sum clipByValue as2D expandDims equal softmax toFixed".split(
    " ",
  ),
);
/** In a callback, what has an effect of its own. */
const effect = /\.(?:push|set|assign|dispose|add)\(|\+\+|--|[-+*/]=|\] =[^=]/;

/** Whether a statement works something out and does nothing with it. */
function isDropped(text: string): boolean {
  if (/^(?:return|const|let|var|throw|if|else|for|while|new|break|continue|case|await|yield)\b/.test(text))
    return false;
  if (/^[\w.[\]]+ [*/%] [\w.[\]]+$/.test(text)) return true;
  const [chain = ""] = text.split("(");
  if (!text.endsWith(")") || chain.includes("=") || !/^[A-Za-z_$][\w$.[\]\s]*$/.test(chain)) return false;
  let open = text.length - 1;
  for (let depth = 0; open >= 0; open--) {
    if (text[open] === ")") depth++;
    if (text[open] === "(" && --depth === 0) break;
  }
  const [, name] = /\.(\w+)$/.exec(text.slice(0, open)) ?? [];
  return name !== undefined && pure.has(name) && !effect.test(text.slice(open));
}
