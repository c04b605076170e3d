import { t } from "../../i18n/translate";
import type { DrawingData, DrawingReply, DrawingRequest, FeatureMaps } from "../shared/protocol";
import { drawingSentence } from "../shared/sentences";
import { Bars } from "./bars";
import { DrawingCanvas } from "./drawing-canvas";
import { element, heading, spokenLine } from "./elements";
import { hydrate, type Line } from "./hydrate";
import { largest, paintGrey, paintSigned, pixelCanvas } from "./paint";
import { Pen } from "./pen";
import { Throttle } from "./throttle";

export default hydrate<DrawingData, DrawingRequest, DrawingReply>(mount);

function mount(root: HTMLElement, data: DrawingData, line: Line<DrawingRequest, DrawingReply>): void {
  const pen = new Pen();
  pen.strokes.push(...data.strokes.map((stroke) => [...stroke]));
  const asking = new Throttle(100, () => line.request({ strokes: pen.strokes }));
  const sheet = new DrawingCanvas(pen, () => asking.request());
  const bars = new Bars(data.classNames);
  const small = pixelCanvas(28, 28, t("the drawing as 28×28 pixels"));
  const centred = pixelCanvas(28, 28, t("the drawing centred, as the network reads it"));
  const maps = element("div", { class: "lab-row lab-maps" });
  const verdict = spokenLine();
  verdict.classList.add("lab-verdict");

  const button = (name: string, act: () => void): HTMLElement => {
    const made = element("button", { type: "button", class: "lab-button" }, name);
    made.addEventListener("click", () => {
      act();
      sheet.draw();
      asking.request();
    });
    return made;
  };
  const show = (reply: DrawingReply | undefined): void => {
    const drawn = pen.strokes.length > 0 && reply !== undefined;
    bars.show(drawn ? reply.probabilities : undefined);
    paintGrey(small, reply?.small ?? []);
    paintGrey(centred, reply?.centred ?? []);
    showMaps(maps, drawn ? reply.maps : undefined);
    verdict.textContent = drawn
      ? drawingSentence(reply.probabilities, data.classNames)
      : t("Nothing is drawn yet.");
  };
  line.onReply((reply) => {
    asking.done();
    show(reply);
  });
  line.onFailure(() => asking.done());

  root.append(
    heading(
      t("Draw a digit"),
      t("Draw with mouse, finger or pen. With keys: arrows move the pen, space sets it down or lifts it."),
    ),
    element(
      "div",
      { class: "lab-row" },
      element(
        "div",
        { class: "lab-sheet" },
        sheet.canvas,
        element(
          "div",
          { class: "lab-buttons" },
          button(t("Clear"), () => pen.clear()),
          button(t("Undo"), () => pen.undo()),
        ),
      ),
      element(
        "div",
        { class: "lab-column" },
        verdict,
        bars.root,
        element(
          "div",
          { class: "lab-small" },
          t("What the network sees: the ink as 28×28 pixels, then centred like MNIST."),
        ),
        element(
          "div",
          { class: "lab-row" },
          captioned(small, t("28×28 pixels")),
          captioned(centred, t("centred")),
        ),
      ),
    ),
    maps,
  );
  sheet.draw();
  show(data.reply);
}

function captioned(picture: HTMLElement, caption: string): HTMLElement {
  return element("figure", {}, picture, element("figcaption", {}, caption));
}

function showMaps(place: HTMLElement, maps: FeatureMaps | undefined): void {
  if (maps === undefined) {
    place.replaceChildren();
    return;
  }
  const limit = Math.max(...maps.values.map(largest));
  const pictures = maps.values.map((values, index) => {
    const canvas = pixelCanvas(maps.rows, maps.cols, t("feature map {number}", { number: index + 1 }));
    paintSigned(canvas, values, limit);
    return captioned(canvas, t("map {number}", { number: index + 1 }));
  });
  place.replaceChildren(...pictures);
}
