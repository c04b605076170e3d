import "./native-on";
import { test } from "node:test";
import { assertSameLosses } from "../training/same-losses";
import { networks, optimizers } from "../training/with-plain-tfjs";

for (const network of Object.keys(networks))
  for (const loss of ["categoricalCrossentropy", "meanSquaredError"])
    for (const optimizer of Object.keys(optimizers))
      test(`${network}, ${loss}, ${optimizer}: the loss after each of 100 steps is plain tfjs's`, () =>
        assertSameLosses({
          network,
          loss,
          optimizer,
          shape: [28, 28, 1],
          samples: 800,
          steps: 100,
          engine: "native",
        }));
