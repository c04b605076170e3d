import { mimeBundle } from "../figures/show/mime-bundle";
import { show } from "../figures/show/show";
import type { Figure } from "../figures/types";
import { comms } from "../jupyter/comms";
import { jupyter } from "../jupyter/display";
import type { TrainingState } from "../widgets/shared/protocol";
import { EpochLines } from "./epoch-lines";
import { type Listeners, Panel } from "./notebook-panel";

/** Where a running training is shown. */
export interface View {
  update(state: TrainingState): void;
  epoch(line: string): void;
  /** Without a figure where no epoch has ended. */
  finish(state: TrainingState, figure: (() => Figure) | undefined): void;
}

/** A panel in a notebook of the lab's kernel, with the finished figure below it; elsewhere lines. */
export function openView(state: TrainingState, listeners: Listeners): View {
  const notebook = jupyter();
  if (notebook === undefined || comms() === undefined) return lines();
  const panel = new Panel(notebook, state, listeners);
  const epochLines = new EpochLines(() => panel.seen);
  return {
    update: (now) => panel.update(now),
    epoch: (line) => epochLines.add(line),
    finish: (last, figure) => {
      epochLines.flush();
      panel.finish(last);
      if (figure !== undefined) panel.append(mimeBundle(figure())); // drawing it may take a second
    },
  };
}

/** For scripts, and for kernels without comms: there the finished figure is shown as well. */
function lines(): View {
  return {
    update: () => undefined,
    epoch: (line) => console.log(line),
    finish: ({ text }, figure) => {
      console.log(text);
      if (figure !== undefined && jupyter() !== undefined) show(figure());
    },
  };
}
