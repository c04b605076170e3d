import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonScript } from "./grading";

test("the run beforehand trains on few images: what a submission's training comes to is its own", () => {
  const printed = pythonScript(`
import asyncio
from labcourse.grading.fill_cache import TRAINS_ON_FEW
from labcourse.grading.judge import Judge
from labcourse.limits import Limits
from labcourse.sandbox.kernel import Kernel

async def run(say):
    kernel = Kernel(Limits(), False, say)
    await kernel.start()
    for code in (
        'import * as tf from "@tensorflow/tfjs-node"; import * as lab from "image-lab";',
        TRAINS_ON_FEW,
        """const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
        model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
        let steps = 0;
        const onBatchEnd = async () => { steps++; };
        const data = [tf.ones([2000, 3]), tf.ones([2000, 2])] as const;
        await model.fit(...data, { batchSize: 90, validationSplit: 0.1, epochs: 2, verbose: 0, callbacks: { onBatchEnd } });
        console.log(steps);""",
    ):
        done = await kernel.run(code, 60)
    print(done.error, done.outputs[-1].text.strip())
    await kernel.stop()

with Judge() as judge:
    asyncio.run(run(judge.say))`);
  assert.equal(printed.trim(), "None 10", "90 % of 500 images, 90 a step, twice");
});
