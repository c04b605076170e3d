type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element: `true` writes an attribute without a value, `false` and `undefined` leave it out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? "" : String(value));
  }
}

/** A headline with a small line below it. */
export function heading(title: string, small: string): HTMLElement {
  return element(
    "div",
    { class: "lab-heading" },
    element("strong", {}, title),
    element("div", { class: "lab-small" }, small),
  );
}

/** A line that screen readers read aloud whenever it changes. */
export function spokenLine(text = ""): HTMLElement {
  return element("p", { class: "lab-line", role: "status", "aria-live": "polite" }, text);
}
