import { type Curve, drawCurve, svgOf } from "../shared/curve-svg";
import { element } from "./elements";

/** Shows a curve that grows: while its axes stay as they are, only its lines are drawn anew. */
export class CurveView {
  readonly root = element("div", { class: "lab-curve-view" });
  private surroundings = "";

  /** @param width in pixels of the drawing, see `drawCurve` */
  show(curve: Curve | undefined, width: number): void {
    if (curve === undefined) {
      this.root.replaceChildren();
      this.surroundings = "";
      return;
    }
    const drawing = drawCurve(curve, width);
    if (drawing.surroundings === this.surroundings) {
      this.root.querySelector("g")!.innerHTML = drawing.lines;
      return;
    }
    this.root.innerHTML = svgOf(drawing);
    this.surroundings = drawing.surroundings;
  }
}
