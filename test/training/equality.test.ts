import { test } from "node:test";
import { examples, IMAGE, networks, optimizers } from "./both";
import { compiled } from "./compare";
import { assertSameLosses } from "./same-losses";
import { assertSameSteps } from "./same-steps";

/** Every optimizer once, every network and both losses in turn; all combinations are in `equality.full.test.ts`. */
for (const [index, optimizer] of Object.keys(optimizers).entries()) {
  const network = Object.keys(networks)[index % 3]!;
  const loss = index % 2 === 0 ? "categoricalCrossentropy" : "meanSquaredError";
  test(`${network}, ${loss}, ${optimizer}: the loss after each of 30 steps is plain tfjs's`, () =>
    assertSameLosses({ network, loss, optimizer, shape: IMAGE, samples: 200, steps: 30 }));
}

test("each step alone is plain tfjs's", () =>
  assertSameSteps(() => compiled(optimizers["adam"]!(), "LeNet-5 modern"), examples(200, IMAGE), 10));
