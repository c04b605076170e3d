/** Letters of a name that a picture has room for. */
const most = 60;

/**
 * A learner's name for something as plotly draws it letter by letter: plotly takes `<pad>` for a tag and draws nothing.
 * Very long ones are cut.
 */
export function plainText(name: string): string {
  const cut = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  return cut.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
