import { test } from "node:test";
import { assertSameLosses } from "./same-losses";
import { networks, optimizers } from "./with-plain-tfjs";

for (const network of Object.keys(networks))
  for (const loss of ["categoricalCrossentropy", "meanSquaredError"])
    for (const optimizer of Object.keys(optimizers))
      test(`${network}, ${loss}, ${optimizer}: the loss after each of 100 steps is plain tfjs's`, () =>
        assertSameLosses({ network, loss, optimizer, shape: [28, 28, 1], samples: 800, steps: 100 }));
