import { test } from "node:test";
import { examples, networks, optimizers } from "./both";
import { assertSameLosses } from "./same-losses";

const shape: [number, number, number] = [28, 28, 1];
const data = examples(800, shape);

for (const network of Object.keys(networks))
  for (const loss of ["categoricalCrossentropy", "meanSquaredError"])
    for (const [name, optimizer] of Object.entries(optimizers))
      test(`${network}, ${loss}, ${name}: the loss after each of 100 steps is plain tfjs's`, () =>
        assertSameLosses(
          () => {
            const model = networks[network]!(shape);
            model.compile({ optimizer: optimizer(), loss, metrics: ["accuracy"] });
            return model;
          },
          data,
          100,
        ));
