import { randomUUID } from "node:crypto";
import { imageTag, type Still } from "../../figures/render/still";
import { type Jupyter, jupyter } from "../../jupyter/display";
import { createWidget } from "../../jupyter/widget";
import { frontModule } from "./page-module";
import { style } from "./style";

interface Interaction<Data, Question, Answer> {
  /** Name of the front-end module. */
  readonly front: string;
  /** What the page starts from; asked for when a page opens, so it may change. */
  readonly data: () => Data;
  /** What is saved in the notebook, and all that pages without a kernel show. */
  readonly still: Still;
  /** Answers what the page asks. */
  readonly answer?: (question: Question) => Answer;
}

/** Replaces the picture that is saved in the notebook. */
export type Keep = (still: Still) => void;

/**
 * Shows a static picture below the running cell, which comes to life where a page and this kernel can talk. The
 * picture alone is saved, so that closed notebooks, exported pages and graders show something without a kernel.
 *
 * @returns undefined where this code does not run in a notebook
 */
export function showInteraction<Data, Question = never, Answer = never>(
  interaction: Interaction<Data, Question, Answer>,
): Keep | undefined {
  const notebook = jupyter();
  if (notebook === undefined) return undefined;
  const id = `lab-${randomUUID()}`;
  showStill(notebook, id, interaction.still, false);
  const widget = createWidget({ esm: frontModule(interaction.front), css: style, state: { slot: id } });
  widget?.onMessage((message) => {
    const { ready, question } = message as { ready?: true; question?: Question };
    if (ready) widget.send({ data: interaction.data() });
    if (question !== undefined) widget.send(answerTo(question, interaction.answer));
  });
  return (still) => showStill(notebook, id, still, true);
}

/** What fails in the kernel is told in the page: nobody looks at the messages of a comm. */
function answerTo<Question, Answer>(
  question: Question,
  answer: ((question: Question) => Answer) | undefined,
): { answer?: Answer | undefined; failure?: string } {
  try {
    return { answer: answer?.(question) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function showStill(notebook: Jupyter, id: string, still: Still, update: boolean): void {
  // a page finds the place by its class, which Jupyter's cleaning of HTML keeps
  const bundle = { "text/html": `<div class="${id}">${imageTag(still)}</div>`, "text/plain": still.text };
  notebook.display(bundle, { displayId: id, update });
}
