import { test } from "node:test";
import { examples, IMAGE, networks, optimizers } from "./both";
import { assertSameLosses } from "./same-losses";

const data = examples(200, IMAGE);

/** Every optimizer once, every network and both losses in turn; all combinations are in `equality.full.test.ts`. */
for (const [index, [name, optimizer]] of Object.entries(optimizers).entries()) {
  const network = Object.keys(networks)[index % 3]!;
  const loss = index % 2 === 0 ? "categoricalCrossentropy" : "meanSquaredError";
  test(`${network}, ${loss}, ${name}: the loss after each of 30 steps is plain tfjs's`, () =>
    assertSameLosses(
      () => {
        const model = networks[network]!();
        model.compile({ optimizer: optimizer(), loss, metrics: ["accuracy"] });
        return model;
      },
      data,
      30,
    ));
}
