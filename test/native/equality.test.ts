import "./native-on";
import { test } from "node:test";
import { assertSameLosses } from "../training/same-losses";
import { IMAGE, networks, optimizers } from "../training/with-plain-tfjs";

/** Every optimizer once, every network and both losses in turn; all combinations are in `equality.full.test.ts`. */
for (const [index, optimizer] of Object.keys(optimizers).entries()) {
  const network = Object.keys(networks)[index % 3]!;
  const loss = index % 2 === 0 ? "meanSquaredError" : "categoricalCrossentropy";
  test(`${network}, ${loss}, ${optimizer}: the loss after each of 30 steps is plain tfjs's`, () =>
    assertSameLosses({ network, loss, optimizer, shape: IMAGE, samples: 200, steps: 30, engine: "native" }));
}
