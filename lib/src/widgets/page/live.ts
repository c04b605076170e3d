import { t } from "../../i18n/translate";
import type { TrainingRequest, TrainingState } from "../shared/protocol";
import { CurveView } from "./curve-view";
import { element } from "./elements";
import { hydrate, type Line } from "./hydrate";

export default hydrate<TrainingState, TrainingRequest, TrainingState>(mount);

/** Draws, and tells how many milliseconds it took with the page's own work for the next frame. */
function timed(draw: () => void, tell: (milliseconds: number) => void): void {
  const begun = performance.now();
  draw();
  const drawing = performance.now() - begun;
  requestAnimationFrame((start) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tell(drawing + performance.now() - start);
    port2.postMessage(null); // arrives when the frame is done
  });
}

/** Drawing has become slower or faster when it takes this many times as long, or as many times less. */
const NOTABLE = 1.5;

/** Passes on how long pictures take, smoothed, and only what differs notably from what was told last: telling it costs time too. */
function tellingLittle(tell: (milliseconds: number) => void): (milliseconds: number) => void {
  let [mean, told] = [Number.NaN, Number.NaN];
  return (milliseconds) => {
    mean = Number.isNaN(mean) ? milliseconds : 0.7 * mean + 0.3 * milliseconds;
    if (mean < NOTABLE * told && told < NOTABLE * mean) return;
    told = mean;
    tell(mean);
  };
}

/** A progress bar and a curve that move while a network learns, and a button that ends its training. */
function mount(root: HTMLElement, state: TrainingState, line: Line<TrainingRequest, TrainingState>): void {
  const bar = element("span", { class: "lab-bar" });
  const track = element(
    "span",
    {
      class: "lab-track",
      role: "progressbar",
      "aria-label": t("training"),
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    },
    bar,
  );
  const text = element("span", { class: "lab-progress-text" });
  const stop = element("button", { type: "button", class: "lab-button" }, t("Stop training"));
  stop.title = t("Ends after the current step; the model keeps what it learnt");
  stop.addEventListener("click", () => {
    stop.disabled = true;
    line.request("stop");
  });
  const curve = new CurveView();
  let width = 640;
  new ResizeObserver(() => {
    width = Math.min(640, Math.max(300, root.clientWidth));
  }).observe(root);
  const show = (now: TrainingState): void => {
    const percent = Math.round(100 * now.share);
    bar.style.width = `${100 * now.share}%`;
    track.setAttribute("aria-valuenow", String(percent));
    track.setAttribute("aria-valuetext", now.text);
    text.textContent = now.text;
    stop.hidden = now.curve === undefined;
    curve.show(now.curve, width);
  };
  const row = element(
    "div",
    { class: "lab-progress" },
    element("div", { class: "lab-progress-bar" }, track, text),
    stop,
  );
  root.append(row, curve.root);
  const tell = tellingLittle((drawnIn) => line.request({ drawnIn }));
  line.onReply((now) => timed(() => show(now), tell));
  show(state);
}
