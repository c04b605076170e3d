import { compilerInternals, type TypeScript, ts } from "./tslab";

const NOT_ASSIGNABLE_ARGUMENT = 2345;
/** So many names are still read. */
const MOST_NAMES = 40;
const NO_MEMBER = /^Property '([^']+)' does not exist on type 'typeof import\("[^"]*"\)'\./;

/** What a name that was written wrong is complained of with: the names there are, and not the compiler's word for them. */
export function namingChoices(
  { code, file, start }: TypeScript.DiagnosticWithLocation,
  message: string,
  checker: TypeScript.TypeChecker,
): string {
  if (NO_MEMBER.test(message)) {
    const owner = /([\w$]+)\s*\??\.\s*$/.exec(file.text.slice(0, start))?.[1];
    return owner ? message.replace(NO_MEMBER, `${owner} has no '$1'.`) : message;
  }
  if (code !== NOT_ASSIGNABLE_ARGUMENT) return message;
  const node = compilerInternals.getTouchingPropertyName(file, start);
  if (!ts.isStringLiteral(node) && !ts.isIdentifier(node)) return message;
  const names = literalsOf(checker.getContextualType(node));
  if (names === undefined) return message;
  if (ts.isIdentifier(node))
    return names.includes(node.text)
      ? `Write "${node.text}" in quotes: its name is asked for here.`
      : `Expected one of ${names.map((name) => `"${name}"`).join(", ")}.`;
  const nearest = compilerInternals.getSpellingSuggestion(node.text, names, (name) => name);
  const advice =
    nearest === undefined ? `Expected one of ${names.join(", ")}.` : `Did you mean "${nearest}"?`;
  return `There is no "${node.text}" here. ${advice}`;
}

/** The strings that a type consists of, if it consists of some strings alone. */
function literalsOf(type: TypeScript.Type | undefined): string[] | undefined {
  if (!type?.isUnion() || type.types.length > MOST_NAMES) return undefined;
  const names = type.types.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
  return names.length === type.types.length ? names : undefined;
}
