import { formatPercent } from "../../i18n/numbers";
import { t } from "../../i18n/translate";
import { argMax } from "../shared/arithmetic";
import type { EpochsData } from "../shared/protocol";
import { epochSentence } from "../shared/sentences";
import { onArrows } from "./arrows";
import { element, heading, spokenLine } from "./elements";
import { filterPictures } from "./filter-tiles";
import { hydrate } from "./hydrate";

export default hydrate<EpochsData>(mount);

function mount(root: HTMLElement, data: EpochsData): void {
  const last = data.snapshots.length - 1;
  const slider = element("input", {
    type: "range",
    min: 0,
    max: last,
    step: 1,
    value: last,
    "aria-label": t("epoch"),
    class: "lab-slider",
  });
  const epoch = element("output", { class: "lab-epoch" });
  const said = spokenLine();
  const filters = element("div", { class: "lab-row", role: "img" });
  const decisions = data.images.map((image) => new Decision(image, data.classNames));

  const show = (at: number): void => {
    const snapshot = data.snapshots[at]!;
    const when =
      snapshot.epoch === 0 ? t("before training") : t("after epoch {number}", { number: snapshot.epoch });
    epoch.textContent = when;
    slider.setAttribute("aria-valuetext", when);
    const all = { ...data.shape, values: data.snapshots.flatMap((one) => one.filters) };
    filters.replaceChildren(
      ...snapshot.filters.map((weights) =>
        element("span", { class: "lab-tile" }, ...filterPictures(all, weights)),
      ),
    );
    filters.setAttribute(
      "aria-label",
      t("{count} filters of {layer}, {when}", {
        count: snapshot.filters.length,
        layer: data.layer,
        when,
      }),
    );
    decisions.forEach((decision, index) => {
      decision.show(snapshot.probabilities[index]!);
    });
    said.textContent = epochSentence(snapshot, data);
  };
  slider.addEventListener("input", () => show(Number(slider.value)));
  // JupyterLab keeps the arrow keys from sliders
  onArrows(
    slider,
    [1, last + 1],
    () => [0, Number(slider.value)],
    (_, at) => {
      slider.value = String(at);
      show(at);
    },
  );
  root.append(
    heading(t("Epoch by epoch"), data.source),
    element("label", { class: "lab-slide" }, `${t("epoch")} `, slider, epoch),
    said,
    element(
      "div",
      { class: "lab-small" },
      t("filters of {layer}: blue +, white 0, orange −", { layer: data.layer }),
    ),
    filters,
    element("div", { class: "lab-small" }, t("the same images, and what the network takes them for")),
    element("div", { class: "lab-row lab-images" }, ...decisions.map(({ root: tile }) => tile)),
  );
  show(last);
}

/** One image with the class that the network chooses, and how sure it is. */
class Decision {
  readonly root: HTMLElement;
  private readonly verdict = element("figcaption");
  private readonly bar = element("span", { class: "lab-bar" });

  constructor(
    private readonly image: EpochsData["images"][number],
    private readonly classNames: readonly string[],
  ) {
    this.root = element(
      "figure",
      {},
      element("img", {
        src: image.uri,
        alt: t("image {index}: {label}", { index: image.index, label: image.label }),
        class: "lab-pixels",
      }),
      element("span", { class: "lab-track" }, this.bar),
      this.verdict,
    );
  }

  show(probabilities: readonly number[]): void {
    const best = argMax(probabilities);
    const name = this.classNames[best]!;
    const right = name === this.image.label;
    this.bar.style.width = `${100 * probabilities[best]!}%`;
    this.verdict.textContent = `${right ? "✓" : "✗"} ${name}, ${formatPercent(probabilities[best]!)}`;
    this.root.classList.toggle("lab-wrong", !right);
  }
}
