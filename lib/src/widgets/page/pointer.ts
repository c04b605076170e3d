import { element } from "./elements";

/** An image that takes the keyboard's focus, with a frame around the chosen part. */
export class Pointer {
  readonly root: HTMLElement;
  private readonly box: HTMLElement = element("span", { class: "lab-frame" });

  constructor(canvas: HTMLCanvasElement, name: string) {
    canvas.setAttribute("aria-hidden", "true");
    this.root = element("div", {
      class: "lab-pointer",
      tabindex: 0,
      role: "application",
      "aria-label": name,
    });
    this.root.append(canvas, this.box);
  }

  /** Frames rows and columns of an image of a size; parts of the frame may lie outside. */
  frame(top: number, left: number, height: number, width: number, rows: number, cols: number): void {
    const { style } = this.box;
    style.top = `${(100 * top) / rows}%`;
    style.left = `${(100 * left) / cols}%`;
    style.height = `${(100 * height) / rows}%`;
    style.width = `${(100 * width) / cols}%`;
  }
}

/** Calls `go` with the pixel that was pressed, and with each one that a pressed pointer moves over. */
export function onPixel(
  canvas: HTMLCanvasElement,
  rows: number,
  cols: number,
  go: (row: number, col: number) => void,
): void {
  const tell = (event: PointerEvent): void => {
    const box = canvas.getBoundingClientRect();
    const place = (share: number, count: number): number =>
      Math.max(0, Math.min(count - 1, Math.floor(share * count)));
    go(
      place((event.clientY - box.top) / box.height, rows),
      place((event.clientX - box.left) / box.width, cols),
    );
  };
  canvas.addEventListener("pointerdown", tell);
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons > 0) tell(event);
  });
}
