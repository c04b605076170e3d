import type * as tf from "@tensorflow/tfjs-node";
import { FirstLook } from "../host/first-convolution";
import { showInteraction } from "../host/interactive";
import { showStillFigure } from "../host/show-still";
import type { DrawingData, DrawingReply, DrawingRequest, Stroke } from "../shared/protocol";
import { digitInput } from "./digit-input";
import { drawingStill } from "./drawing-still";
import { seeDrawing } from "./see-drawing";

const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Milliseconds without a stroke after which the drawing is saved in the notebook. */
const pause = 1000;

/**
 * A canvas on which the learner draws a digit, and the model says while they draw what it takes it for. Beside it
 * stand the 28×28 pixels before and after centring and, for a convolutional model, what its first filters reply.
 * The notebook keeps the last drawing as a picture.
 *
 * @param model takes [batch, 784] or [batch, 28, 28, 1], 0…1, and gives ten probabilities
 * @throws RangeError when it takes anything else
 * @example
 * drawDigit(model);
 */
export function drawDigit(model: tf.LayersModel): void {
  const replyTo = drawingReader(model);
  let strokes: readonly Stroke[] = [];
  let reply: DrawingReply | undefined;
  let saving: NodeJS.Timeout | undefined;
  const still = () => drawingStill(strokes, reply, classNames);
  const keep = showInteraction<DrawingData, DrawingRequest, DrawingReply>({
    page: "draw-digit",
    data: () => ({ strokes, classNames, ...(reply && { reply }) }),
    still: still(),
    reply: (request) => {
      strokes = request.strokes;
      reply = replyTo(strokes);
      clearTimeout(saving);
      saving = setTimeout(() => keep?.(still()), pause);
      return reply;
    },
  });
  if (keep === undefined) showStillFigure(still());
}

/** What a model makes of drawings. */
export function drawingReader(model: tf.LayersModel): (strokes: readonly Stroke[]) => DrawingReply {
  const input = digitInput(model);
  const look = new FirstLook(model);
  return (strokes) => {
    const { small, centred } = seeDrawing(strokes);
    const seen = look.at(input(centred));
    return { ...seen, small: Array.from(small), centred: Array.from(centred) };
  };
}
