import { formatPercent } from "../../i18n/numbers";
import { argMax } from "../shared/arithmetic";
import { element } from "./elements";

/** One bar for each class, the longest marked by more than its colour. */
export class Bars {
  readonly root: HTMLElement = element("ol", { class: "lab-bars" });
  private readonly rows: { row: HTMLElement; bar: HTMLElement; share: HTMLElement }[];

  constructor(classNames: readonly string[]) {
    this.rows = classNames.map((name) => {
      const bar = element("span", { class: "lab-bar" });
      const share = element("span", { class: "lab-share" }, "–");
      const row = element(
        "li",
        {},
        element("span", { class: "lab-name" }, name),
        element("span", { class: "lab-track" }, bar),
        share,
      );
      this.root.append(row);
      return { row, bar, share };
    });
  }

  show(probabilities: readonly number[] | undefined): void {
    const best = probabilities === undefined ? -1 : argMax(probabilities);
    this.rows.forEach(({ row, bar, share }, index) => {
      const value = probabilities?.[index] ?? 0;
      bar.style.width = `${100 * value}%`;
      share.textContent = probabilities === undefined ? "–" : formatPercent(value);
      row.classList.toggle("lab-best", index === best);
    });
  }
}
