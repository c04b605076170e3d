import { say } from "../../i18n/translate.js";
import type { DrawingAnswer, DrawingData, DrawingQuestion, FeatureMaps } from "../shared/protocol.js";
import { drawingSentence } from "../shared/sentences.js";
import { Bars } from "./bars.js";
import { Sheet } from "./drawing-canvas.js";
import { element, heading, spokenLine } from "./elements.js";
import { enliven, type Line } from "./hydrate.js";
import { largest, paintGrey, paintSigned, pixelCanvas } from "./paint.js";
import { Pen } from "./pen.js";
import { Seldom } from "./throttle.js";

export default enliven<DrawingData, DrawingQuestion, DrawingAnswer>(mount);

function mount(root: HTMLElement, data: DrawingData, line: Line<DrawingQuestion, DrawingAnswer>): void {
  const pen = new Pen();
  pen.strokes.push(...data.strokes.map((stroke) => [...stroke]));
  const asking = new Seldom(100, () => line.ask({ strokes: pen.strokes }));
  const sheet = new Sheet(pen, () => asking.want());
  const bars = new Bars(data.classNames);
  const small = pixelCanvas(28, 28, say("the drawing as 28×28 pixels"));
  const centred = pixelCanvas(28, 28, say("the drawing centred, as the network reads it"));
  const maps = element("div", { class: "lab-row lab-maps" });
  const verdict = spokenLine();
  verdict.classList.add("lab-verdict");

  const button = (name: string, act: () => void): HTMLElement => {
    const made = element("button", { type: "button", class: "lab-button" }, name);
    made.addEventListener("click", () => {
      act();
      sheet.draw();
      asking.want();
    });
    return made;
  };
  const show = (answer: DrawingAnswer | undefined): void => {
    const drawn = pen.strokes.length > 0 && answer !== undefined;
    bars.show(drawn ? answer.probabilities : undefined);
    paintGrey(small, answer?.small ?? []);
    paintGrey(centred, answer?.centred ?? []);
    showMaps(maps, drawn ? answer.maps : undefined);
    verdict.textContent = drawn
      ? drawingSentence(answer.probabilities, data.classNames)
      : say("Nothing is drawn yet.");
  };
  line.onAnswer((answer) => {
    asking.answered();
    show(answer);
  });
  line.onFailure(() => asking.answered());

  root.append(
    heading(
      say("Draw a digit"),
      say("Draw with mouse, finger or pen. With keys: arrows move the pen, space sets it down or lifts it."),
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
          button(say("Clear"), () => pen.clear()),
          button(say("Undo"), () => pen.undo()),
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
          say("What the network sees: the ink as 28×28 pixels, then centred like MNIST."),
        ),
        element(
          "div",
          { class: "lab-row" },
          captioned(small, say("28×28 pixels")),
          captioned(centred, say("centred")),
        ),
      ),
    ),
    maps,
  );
  sheet.draw();
  show(data.answer);
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
    const canvas = pixelCanvas(maps.rows, maps.cols, say("feature map {number}", { number: index + 1 }));
    paintSigned(canvas, values, limit);
    return captioned(canvas, say("map {number}", { number: index + 1 }));
  });
  place.replaceChildren(...pictures);
}
