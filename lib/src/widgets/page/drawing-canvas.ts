import { t } from "../../i18n/translate";
import { element } from "./elements";
import type { Pen } from "./pen";

/** Width of the pen as a share of the canvas; a digit of MNIST has strokes about as thick. */
const penWidth = 0.08;
const side = 560;

/** The canvas that a learner draws on with pointer or keys, white ink on black. */
export class DrawingCanvas {
  readonly canvas: HTMLCanvasElement = element("canvas", {
    class: "lab-canvas",
    width: side,
    height: side,
    tabindex: 0,
    role: "application",
    "aria-label": t(
      "Canvas for a digit. Arrow keys move the pen, space sets it down or lifts it, Delete clears.",
    ),
  });
  private keys = false;

  constructor(
    private readonly pen: Pen,
    private readonly changed: () => void,
  ) {
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      canvas.focus({ preventScroll: true });
      canvas.setPointerCapture(event.pointerId);
      this.keys = false;
      pen.press(...this.place(event));
      this.redraw();
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!pen.down || this.keys) return;
      for (const part of event.getCoalescedEvents?.() ?? [event]) pen.move(...this.place(part));
      this.redraw();
    });
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => this.lift());
    canvas.addEventListener("keydown", (event) => this.onKey(event));
    canvas.addEventListener("blur", () => this.draw());
    canvas.addEventListener("focus", () => this.draw());
  }

  draw(): void {
    const context = this.canvas.getContext("2d");
    if (context === null) return;
    context.fillStyle = "#000";
    context.fillRect(0, 0, side, side);
    context.strokeStyle = "#fff";
    context.lineWidth = penWidth * side;
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const stroke of this.pen.strokes) {
      context.beginPath();
      for (let at = 0; at < stroke.length; at += 2) {
        context.lineTo(stroke[at]! * side, stroke[at + 1]! * side);
      }
      // a line to itself leaves a dot
      if (stroke.length === 2) context.lineTo(stroke[0]! * side, stroke[1]! * side);
      context.stroke();
    }
    if (this.keys) this.drawPen(context);
  }

  /** A ring where the keys' pen is; filled while it is down. */
  private drawPen(context: CanvasRenderingContext2D): void {
    context.beginPath();
    context.arc(this.pen.x * side, this.pen.y * side, (penWidth * side) / 2, 0, 2 * Math.PI);
    context.fillStyle = "#e69f00";
    if (this.pen.down) context.fill();
    context.strokeStyle = "#e69f00";
    context.lineWidth = 5;
    context.stroke();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Delete" || event.key === "Backspace") this.pen.clear();
    else if (!this.pen.key(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    this.keys = true;
    this.redraw();
  }

  private lift(): void {
    if (this.keys) return;
    this.pen.lift();
  }

  private redraw(): void {
    this.draw();
    this.changed();
  }

  private place(event: PointerEvent): [x: number, y: number] {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }
}
