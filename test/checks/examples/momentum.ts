import * as tf from "@tensorflow/tfjs-node";
import type { Examples } from "./examples";

type Answer = Examples<"momentum">["correct"][string];
type Step = (p: tf.Variable, v: tf.Variable, g: tf.Tensor, rate: number, beta: number) => void;

const tidyLoop =
  (step: Step): Answer =>
  (parameters, gradients, velocities, rate, beta) => {
    tf.tidy(() => {
      parameters.forEach((p, i) => {
        step(p, velocities[i]!, gradients[i]!, rate, beta);
      });
    });
    tf.dispose(gradients);
  };

/** Sets the velocity by a rule, then steps against it. */
const moving = (velocity: (v: tf.Tensor, g: tf.Tensor, beta: number) => tf.Tensor): Answer =>
  tidyLoop((p, v, g, rate, beta) => {
    v.assign(velocity(v, g, beta));
    p.assign(p.sub(v.mul(rate)));
  });

export const momentum: Examples<"momentum"> = {
  exercise: "momentum",
  correct: {
    "velocity, then parameter": moving((v, g, beta) => v.mul(beta).add(g)),
    functions: moving((v, g, beta) => tf.add(tf.mul(v, tf.scalar(beta)), g)),
    "gradient first": moving((v, g, beta) => g.add(v.mul(beta))),
    "one new velocity for both": tidyLoop((p, v, g, rate, beta) => {
      const next = v.mul(beta).add(g);
      p.assign(p.sub(next.mul(rate)));
      v.assign(next);
    }),
    "parameter before velocity, written out": tidyLoop((p, v, g, rate, beta) => {
      p.assign(p.sub(v.mul(beta).mul(rate)).sub(g.mul(rate)));
      v.assign(v.mul(beta).add(g));
    }),
    "plain arrays": tidyLoop((p, v, g, rate, beta) => {
      const slope = g.dataSync();
      const next = Float32Array.from(v.dataSync(), (value, i) => beta * value + (slope[i] ?? 0));
      const moved = Float32Array.from(p.dataSync(), (value, i) => value - rate * (next[i] ?? 0));
      v.assign(tf.tensor(next, v.shape));
      p.assign(tf.tensor(moved, p.shape));
    }),
    "all velocities first": (parameters, gradients, velocities, rate, beta) => {
      tf.tidy(() => {
        velocities.forEach((v, i) => {
          v.assign(v.mul(beta).add(gradients[i]!));
        });
      });
      tf.tidy(() => {
        parameters.forEach((p, i) => {
          p.assign(p.sub(velocities[i]!.mul(rate)));
        });
      });
      for (const gradient of gradients) gradient.dispose();
    },
    "disposing by hand": (parameters, gradients, velocities, rate, beta) => {
      for (let i = 0; i < parameters.length; i++) {
        const kept = velocities[i]!.mul(beta);
        const next = kept.add(gradients[i]!);
        velocities[i]!.assign(next);
        const step = next.mul(rate);
        const moved = parameters[i]!.sub(step);
        parameters[i]!.assign(moved);
        tf.dispose([kept, next, step, moved, gradients[i]!]);
      }
    },
    "emptying the list": (parameters, gradients, velocities, rate, beta) => {
      while (gradients.length > 0) {
        const g = gradients.pop()!;
        const i = gradients.length;
        tf.tidy(() => {
          velocities[i]!.assign(velocities[i]!.mul(beta).add(g));
          parameters[i]!.assign(parameters[i]!.sub(velocities[i]!.mul(rate)));
        });
        g.dispose();
      }
    },
    "one minus the complement": moving((v, g, beta) => v.sub(v.mul(1 - beta)).add(g)),
  },
  wrong: {
    updatedTwice: [moving((v, g, beta) => v.mul(beta).add(g).mul(beta).add(g))],
    gradientNotKept: [
      tidyLoop((p, v, g, rate, beta) => {
        v.assign(v.mul(beta));
        p.assign(p.sub(v.add(g).mul(rate)));
      }),
    ],
    oneMinusBeta: [moving((v, g, beta) => v.mul(1 - beta).add(g))],
    firstForgotten: [
      (parameters, gradients, velocities, rate, beta) => {
        tf.tidy(() => {
          for (const i of [1, 2]) {
            velocities[i]!.assign(velocities[i]!.mul(beta).add(gradients[i]!));
            parameters[i]!.assign(parameters[i]!.sub(velocities[i]!.mul(rate)));
          }
        });
        tf.dispose(gradients);
      },
    ],
    wrongOrder: [
      (parameters, gradients, velocities, rate, beta) => {
        tf.tidy(() => {
          parameters.forEach((p, i) => {
            velocities[0]!.assign(velocities[0]!.mul(beta).add(gradients[i]!));
            p.assign(p.sub(velocities[0]!.mul(rate)));
          });
        });
        tf.dispose(gradients);
      },
    ],
    nothingAssigned: [
      tidyLoop((p, v, g, rate, beta) => {
        p.sub(v.mul(beta).add(g).mul(rate));
      }),
    ],
    forgotten: [tidyLoop((p, _, g, rate) => p.assign(p.sub(g.mul(rate))))],
    reset: [moving((_, g) => g), moving((v, g) => tf.zerosLike(v).add(g))],
    velocityNotAssigned: [tidyLoop((p, v, g, rate, beta) => p.assign(p.sub(v.mul(beta).add(g).mul(rate))))],
    parameterNotAssigned: [
      tidyLoop((p, v, g, rate, beta) => {
        v.assign(v.mul(beta).add(g));
        p.sub(v.mul(rate));
      }),
    ],
    signFlipped: [
      tidyLoop((p, v, g, rate, beta) => {
        v.assign(v.mul(beta).add(g));
        p.assign(p.add(v.mul(rate)));
      }),
    ],
    dampened: [moving((v, g, beta) => v.mul(beta).add(g.mul(1 - beta)))],
    betaOnGradient: [moving((v, g, beta) => v.add(g.mul(beta)))],
    rateInVelocity: [
      tidyLoop((p, v, g, rate, beta) => {
        v.assign(v.mul(beta).sub(g.mul(rate)));
        p.assign(p.add(v));
      }),
    ],
    oldVelocity: [
      tidyLoop((p, v, g, rate, beta) => {
        p.assign(p.sub(v.mul(rate)));
        v.assign(v.mul(beta).add(g));
      }),
    ],
    nesterov: [
      tidyLoop((p, v, g, rate, beta) => {
        v.assign(v.mul(beta).add(g));
        p.assign(p.sub(g.add(v.mul(beta)).mul(rate)));
      }),
    ],
    onlyFirst: [
      (parameters, gradients, velocities, rate, beta) => {
        tf.tidy(() => {
          velocities[0]!.assign(velocities[0]!.mul(beta).add(gradients[0]!));
          parameters[0]!.assign(parameters[0]!.sub(velocities[0]!.mul(rate)));
        });
        tf.dispose(gradients);
      },
    ],
    "property.gradientsLeft": [
      (parameters, gradients, velocities, rate, beta) => {
        tf.tidy(() => {
          parameters.forEach((p, i) => {
            velocities[i]!.assign(velocities[i]!.mul(beta).add(gradients[i]!));
            p.assign(p.sub(velocities[i]!.mul(rate)));
          });
        });
      },
    ],
    "property.leaked": [
      (parameters, gradients, velocities, rate, beta) => {
        parameters.forEach((p, i) => {
          velocities[i]!.assign(velocities[i]!.mul(beta).add(gradients[i]!));
          p.assign(p.sub(velocities[i]!.mul(rate)));
        });
        tf.dispose(gradients);
      },
    ],
    fixedBeta: [moving((v, g) => v.mul(0.5).add(g))],
    "property.values": [moving((v, g, beta) => v.mul(beta).add(g.sin()))],
  },
};
