import type * as tf from "@tensorflow/tfjs-node";
import { FirstLook } from "../host/first-convolution";
import { showInteraction } from "../host/interactive";
import { showStillFigure } from "../host/show-still";
import type { DrawingAnswer, DrawingData, DrawingQuestion, Stroke } from "../shared/protocol";
import { digitInput } from "./digit-input";
import { drawingStill } from "./drawing-still";
import { seeDrawing } from "./see-drawing";

const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Milliseconds without a stroke after which the drawing is saved in the notebook. */
const pause = 1000;

/**
 * A canvas on which the learner draws a digit, and the model says while they draw what it takes it for. Beside it
 * stand the 28×28 pixels before and after centring and, for a convolutional model, what its first filters answer.
 * The notebook keeps the last drawing as a picture.
 *
 * @param model takes [batch, 784] or [batch, 28, 28, 1], 0…1, and gives ten probabilities
 * @throws RangeError when it takes anything else
 * @example
 * drawDigit(model);
 */
export function drawDigit(model: tf.LayersModel): void {
  const answerTo = answerer(model);
  let strokes: readonly Stroke[] = [];
  let answer: DrawingAnswer | undefined;
  let saving: NodeJS.Timeout | undefined;
  const still = () => drawingStill(strokes, answer, classNames);
  const keep = showInteraction<DrawingData, DrawingQuestion, DrawingAnswer>({
    front: "draw-digit",
    data: () => ({ strokes, classNames, ...(answer && { answer }) }),
    still: still(),
    answer: (question) => {
      strokes = question.strokes;
      answer = answerTo(strokes);
      clearTimeout(saving);
      saving = setTimeout(() => keep?.(still()), pause);
      return answer;
    },
  });
  if (keep === undefined) showStillFigure(still());
}

/** What a model makes of drawings. */
export function answerer(model: tf.LayersModel): (strokes: readonly Stroke[]) => DrawingAnswer {
  const input = digitInput(model);
  const look = new FirstLook(model);
  return (strokes) => {
    const { small, centred } = seeDrawing(strokes);
    const seen = look.at(input(centred));
    return { ...seen, small: Array.from(small), centred: Array.from(centred) };
  };
}
