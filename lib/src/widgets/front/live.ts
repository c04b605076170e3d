import { curveSvg } from "../shared/curve-svg.js";
import type { StopWish, TrainingState } from "../shared/messages.js";
import { say } from "../shared/say.js";
import { element } from "./elements.js";
import { enliven, type Line } from "./enliven.js";

export default enliven<TrainingState, StopWish, TrainingState>(mount);

/** A progress bar and a curve that move while a network learns, and a button that ends its training. */
function mount(root: HTMLElement, state: TrainingState, line: Line<StopWish, TrainingState>): void {
  const bar = element("span", { class: "lab-bar" });
  const track = element(
    "span",
    {
      class: "lab-track",
      role: "progressbar",
      "aria-label": say("training"),
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    },
    bar,
  );
  const text = element("span", { class: "lab-progress-text" });
  const stop = element("button", { type: "button", class: "lab-button" }, say("Stop training"));
  stop.title = say("Ends after the current step; the model keeps what it learnt");
  stop.addEventListener("click", () => {
    stop.disabled = true;
    line.ask("stop");
  });
  const curve = element("div");
  const show = (now: TrainingState): void => {
    const percent = Math.round(100 * now.share);
    bar.style.width = `${100 * now.share}%`;
    track.setAttribute("aria-valuenow", String(percent));
    track.setAttribute("aria-valuetext", now.text);
    text.textContent = now.text;
    stop.hidden = now.curve === undefined;
    curve.innerHTML =
      now.curve === undefined ? "" : curveSvg(now.curve, Math.min(640, Math.max(300, root.clientWidth)));
  };
  const row = element(
    "div",
    { class: "lab-progress" },
    element("div", { class: "lab-progress-bar" }, track, text),
    stop,
  );
  root.append(row, curve);
  line.onAnswer(show);
  show(state);
}
