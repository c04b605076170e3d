import type { ExerciseName } from "image-lab/internal/checks/answers";
import { decode, encode } from "image-lab/internal/checks/encoding";
import { heldBackLabels } from "image-lab/internal/checks/judge/challenge/held-back";
import type { Encoded, Observation } from "image-lab/internal/checks/judge/index";

interface Case {
  readonly images: Uint8Array;
}

/** The input of an exercise; the challenge's with a training of moments in place of a minute's. */
export function quick(
  exercise: ExerciseName,
  input: Encoded,
  { trainingImages, epochs } = { trainingImages: 200, epochs: 2 },
): Encoded {
  if (exercise !== "buildChallengeModel") return input;
  const [given] = decode(input) as [Case];
  return encode([{ ...given, trainingImages, epochs }]);
}

/** The same observation, of a model that names the first so many held-back images rightly and no others. */
export function naming(right: number, input: Encoded, observation: Observation): Observation {
  const [{ images }] = decode(input) as [Case];
  const classes = heldBackLabels(images).map((label, i) => (i < right ? label : (label + 1) % 10));
  const calls = observation.calls.map((call) => ({
    ...call,
    value: encode({ ...(decode(call.value) as object), classes }),
  }));
  return { ...observation, calls };
}
