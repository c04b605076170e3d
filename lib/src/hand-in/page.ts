import { language, t } from "../i18n";
import { escapeMarkup } from "../jupyter/markup";
import { cellHtml } from "./cell-html";
import type { NotebookFile } from "./notebook-file";

/** No script, nothing from elsewhere: what is on the page is in the file. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
const style = `
:root { color-scheme: light; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
img, svg { max-width: 100%; height: auto; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.45 ui-monospace, monospace; }
.code { display: grid; grid-template-columns: 3rem 1fr; margin: 0.8rem 0 0.3rem; }
.code span { color: #666; font: 13px/1.45 ui-monospace, monospace; }
.code pre { padding: 0.5rem 0.8rem; background: #f5f5f5; border: 1px solid #ddd; }
.output { margin: 0.3rem 0 0.3rem 3rem; overflow-x: auto; }
.error { padding: 0.3rem 0.8rem; background: #fdecea; }
.output img, .output svg { max-width: max(100%, 36rem) !important; } /* their own style says 100% */
table { border-collapse: collapse; margin-bottom: 1.5rem; } th, td { padding: 0.2rem 0.7rem; border: 1px solid #ddd; }
section { margin-bottom: 4rem; border-top: 3px solid #0072b2; }`;

/** All notebooks as one page that needs nothing else. @param summary HTML that stands above them */
export function page(notebooks: readonly NotebookFile[], summary: string): string {
  const title = t("Handed in");
  const sections = notebooks.map(
    ({ name, cells }) => `<section id="${escapeMarkup(name)}">${cells.map(cellHtml).join("\n")}</section>`,
  );
  return `<!DOCTYPE html>
<html lang="${language()}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><h1>${title}</h1>
${summary}
${sections.join("\n")}
</body></html>
`;
}
