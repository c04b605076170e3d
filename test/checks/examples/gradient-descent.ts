import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

type Step = (parameter: tf.Variable, gradient: tf.Tensor, rate: number) => void;

/** A tidy loop over the parameters that disposes the gradients at the end. */
const tidyLoop =
  (step: Step) =>
  (parameters: tf.Variable[], gradients: tf.Tensor[], rate: number): void => {
    tf.tidy(() => {
      parameters.forEach((parameter, i) => {
        step(parameter, gradients[i]!, rate);
      });
    });
    tf.dispose(gradients);
  };

export const gradientDescent: Examples<"gradientDescent"> = {
  exercise: "gradientDescent",
  correct: {
    "tidy and assign": tidyLoop((p, g, rate) => p.assign(p.sub(g.mul(rate)))),
    functions: tidyLoop((p, g, rate) => p.assign(tf.sub(p, tf.mul(g, tf.scalar(rate))))),
    "a negative rate": tidyLoop((p, g, rate) => p.assign(p.add(g.mul(-rate)))),
    addN: tidyLoop((p, g, rate) => p.assign(tf.addN([p, g.mul(-rate)]))),
    "plain arrays": tidyLoop((p, g, rate) => {
      const [now, slope] = [p.dataSync(), g.dataSync()];
      p.assign(
        tf.tensor(
          Float32Array.from(now, (value, i) => value - rate * (slope[i] ?? 0)),
          p.shape,
        ),
      );
    }),
    "tfjs's own optimizer is not used, but its idea of named gradients": (parameters, gradients, rate) => {
      const byName = Object.fromEntries(parameters.map((p, i) => [p.name, gradients[i]!]));
      for (const p of parameters) tf.tidy(() => p.assign(p.sub(byName[p.name]!.mul(rate))));
      tf.dispose(byName);
    },
    "disposing by hand": (parameters, gradients, rate) => {
      for (const [i, p] of parameters.entries()) {
        const step = gradients[i]!.mul(rate);
        const next = p.sub(step);
        p.assign(next);
        tf.dispose([step, next, gradients[i]!]);
      }
    },
    "disposing as it goes": (parameters, gradients, rate) => {
      while (gradients.length > 0) {
        const gradient = gradients.pop()!;
        const p = parameters[gradients.length]!;
        tf.tidy(() => p.assign(p.sub(gradient.mul(rate))));
        gradient.dispose();
      }
    },
    backwards: (parameters, gradients, rate) => {
      for (let i = parameters.length - 1; i >= 0; i--) {
        tf.tidy(() => parameters[i]!.assign(parameters[i]!.sub(tf.mul(rate, gradients[i]!))));
        gradients[i]!.dispose();
      }
    },
    "a scope of its own": (parameters, gradients, rate) => {
      tf.engine().startScope();
      parameters.forEach((p, i) => {
        p.assign(p.sub(gradients[i]!.mul(rate)));
      });
      tf.engine().endScope();
      for (const gradient of gradients) gradient.dispose();
    },
  },
  wrong: {
    firstForgotten: [
      (parameters, gradients, rate) => {
        tf.tidy(() => {
          for (const i of [1, 2]) parameters[i]!.assign(parameters[i]!.sub(gradients[i]!.mul(rate)));
        });
        tf.dispose(gradients);
      },
    ],
    steppedTwice: [tidyLoop((p, g, rate) => p.assign(p.sub(g.mul(2 * rate))))],
    rateOnParameter: [tidyLoop((p, g, rate) => p.assign(p.mul(1 - rate).sub(g)))],
    notAssigned: [tidyLoop((p, g, rate) => p.sub(g.mul(rate)))],
    signFlipped: [tidyLoop((p, g, rate) => p.assign(p.add(g.mul(rate))))],
    gradientSquared: [tidyLoop((p, g, rate) => p.assign(p.sub(g.square().mul(rate))))],
    rateForgotten: [tidyLoop((p, g) => p.assign(p.sub(g)))],
    stepAssigned: [
      tidyLoop((p, g, rate) => p.assign(g.mul(-rate))),
      tidyLoop((p, g, rate) => p.assign(g.mul(rate))),
    ],
    rateAsDivisor: [tidyLoop((p, g, rate) => p.assign(p.sub(g.div(rate))))],
    onlyFirst: [
      (parameters, gradients, rate) => {
        tf.tidy(() => parameters[0]!.assign(parameters[0]!.sub(gradients[0]!.mul(rate))));
        tf.dispose(gradients);
      },
    ],
    "property.gradientsLeft": [
      (parameters, gradients, rate) => {
        tf.tidy(() => {
          parameters.forEach((p, i) => {
            p.assign(p.sub(gradients[i]!.mul(rate)));
          });
        });
      },
    ],
    "property.leaked": [
      (parameters, gradients, rate) => {
        parameters.forEach((p, i) => {
          p.assign(p.sub(gradients[i]!.mul(rate)));
        });
        tf.dispose(gradients);
      },
    ],
    "property.values": [tidyLoop((p, g, rate) => p.assign(p.sub(g.mul(rate)).sin()))],
    wrongOrder: [tidyLoop((p) => p.assign(tf.zeros([7])))],
  },
};
