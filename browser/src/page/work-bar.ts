import { say } from "./sentences";

export type WidgetClass = new (options: { node: HTMLElement }) => { id: string };

interface Acts {
  save(): Promise<void>;
  open(file: File): Promise<void>;
}

const style = `
.lab-work { display: flex; gap: 6px; align-items: center; margin: 0 8px; }
.lab-work button { height: 22px; padding: 0 8px; white-space: nowrap; cursor: pointer; border-radius: 3px;
  font: var(--jp-ui-font-size1) var(--jp-ui-font-family); color: var(--jp-ui-font-color1);
  background: var(--jp-layout-color1); border: 1px solid var(--jp-border-color1); }
.lab-work button:hover, .lab-work button:focus-visible { background: var(--jp-layout-color2); }
`;

/** The two buttons at the top of the page. */
export function workBar(Widget: WidgetClass, { save, open }: Acts): object {
  const bar = document.createElement("div");
  bar.className = "lab-work";
  const sheet = document.createElement("style");
  sheet.textContent = style;
  bar.append(
    sheet,
    button("Download everything", "All notebooks and files as one file, to keep or to hand in", save),
    button("Open", "Takes back a file that “Download everything” gave, or a notebook", async () =>
      chooseFile(open),
    ),
  );
  const widget = new Widget({ node: bar });
  widget.id = "lab-work";
  return widget;
}

function button(label: string, title: string, act: () => Promise<void>): HTMLButtonElement {
  const made = document.createElement("button");
  made.textContent = say(label);
  made.title = say(title);
  made.addEventListener("click", () => void act());
  return made;
}

function chooseFile(open: (file: File) => Promise<void>): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".zip,.ipynb";
  input.className = "lab-open-file";
  input.style.display = "none";
  document.body.append(input);
  input.addEventListener("change", () => {
    input.remove();
    const [file] = input.files ?? [];
    if (file !== undefined) void open(file);
  });
  input.addEventListener("cancel", () => input.remove());
  input.click();
}
