import { randomUUID } from "node:crypto";
import { imageTag, type Still } from "../../figures/render/still";
import { type Jupyter, jupyter } from "../../jupyter/display";
import type { MimeBundle } from "../../jupyter/mime";
import { createWidget } from "../../jupyter/widget";
import { pageModule, pageTexts } from "./page-module";
import { style } from "./style";

interface Interaction<Data, Request, Reply> {
  /** Name of the front-end module. */
  readonly page: string;
  /** What the page starts from; asked for when a page opens, so it may change. */
  readonly data: () => Data;
  /** Words of the data that the page translates. */
  readonly names?: readonly string[];
  /** What is saved in the notebook, and all that pages without a kernel show. */
  readonly still: Still;
  /** The reply to a request of the page. */
  readonly reply?: (request: Request) => Reply;
}

/** Replaces the picture that is saved in the notebook. */
export type Keep = (still: Still) => void;

/**
 * Shows a static picture below the running cell, which comes to life where a page and this kernel can talk. The
 * picture alone is saved, so that closed notebooks, exported pages and graders show something without a kernel.
 *
 * @returns undefined where this code does not run in a notebook
 */
export function showInteraction<Data, Request = never, Reply = never>(
  interaction: Interaction<Data, Request, Reply>,
): Keep | undefined {
  const notebook = jupyter();
  if (notebook === undefined) return undefined;
  const id = `lab-${randomUUID()}`;
  showStill(notebook, id, interaction.still, false);
  const esm = pageModule(interaction.page);
  const widget = createWidget({
    esm,
    css: style,
    texts: pageTexts(esm, interaction.names),
    state: { slot: id },
  });
  widget?.onMessage((message) => {
    const { ready, request } = message as { ready?: true; request?: Request };
    if (ready) widget.send({ data: interaction.data() });
    if (request !== undefined) widget.send(replyTo(request, interaction.reply));
  });
  return (still) => widget?.keep([showStill(notebook, id, still, true)]);
}

/** What fails in the kernel is told in the page: nobody looks at the messages of a comm. */
function replyTo<Request, Reply>(
  request: Request,
  reply: ((request: Request) => Reply) | undefined,
): { reply?: Reply | undefined; failure?: string } {
  try {
    return { reply: reply?.(request) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function showStill(notebook: Jupyter, id: string, still: Still, update: boolean): MimeBundle {
  // a page finds the place by its class, which Jupyter's cleaning of HTML keeps
  const bundle = { "text/html": `<div class="${id}">${imageTag(still)}</div>`, "text/plain": still.text };
  notebook.display(bundle, { displayId: id, update });
  return bundle;
}
