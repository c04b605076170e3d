import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TestKernel } from "../kernel/client";

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
  await run('import * as lab from "image-lab";\nimport * as tf from "@tensorflow/tfjs-node";');
});
after(() => kernel.shutdown());

type Ran = Awaited<ReturnType<TestKernel["execute"]>>;

/** Runs a cell; with an id, as JupyterLab runs the same cell again. */
function run(code: string, cellId?: string): Promise<Ran> {
  kernel.cellId = cellId;
  return kernel.execute(code);
}

/** Tells the kernel what cells say and where they stand, as JupyterLab does. */
const tellPage = (texts: object, order?: string[]): Promise<unknown> =>
  kernel.tell("comm_open", { comm_id: "page", target_name: "tslab.cells", data: { texts, order } });

const check = (exercise: string): Promise<Ran> =>
  run(`await lab.check("${exercise}", ${exercise});`, `check ${exercise}`);
const panelOf = ({ heard }: Ran): { html: string; text: string } => {
  const data = heard.find(({ type }) => type === "display_data")?.content.data ?? {};
  return { html: String(data["text/html"]), text: String(data["text/plain"]) };
};

const scale = (body: string): string =>
  `function scalePixels(pixels: Uint8Array): Float32Array {\n  ${body}\n}`;
const right = scale("return Float32Array.from(pixels, (pixel) => pixel / 255);");

test("a right answer passes with a panel that tells the points of the exercise and of its chapter", async () => {
  await run(right, "scale");
  const ran = await check("scalePixels");
  assert.equal(ran.reply.status, "ok");
  const { html, text } = panelOf(ran);
  assert.match(
    text,
    /^✓ scalePixels: all checks passed \(0\.5 of 0\.5 points · chapter 2: 0\.5 of 2 so far\)$/,
  );
  assert.match(html, /<section aria-label="scalePixels"/);
  assert.doesNotMatch(html, /<details/);
});

test("a wrong answer fails its cell in one line, and the panel holds what was given and three hints, one in the other", async () => {
  await run(scale("return Float32Array.from(pixels, (pixel) => pixel / 256);"), "scale");
  const ran = await check("scalePixels");
  assert.equal(ran.reply.status, "error");
  assert.equal(ran.error.ename, "CheckFailed");
  assert.deepEqual(ran.error.traceback.length, 1);
  assert.match(ran.error.traceback[0], /^✗ scalePixels: pixel \d+ became .* divided by 256$/);
  const { html, text } = panelOf(ran);
  for (const label of ["given", "received", "expected", "next"])
    assert.match(html, new RegExp(`>${label}</dt>`));
  assert.match(
    html,
    /Hint 1 of 3.*<details.*Hint 2 of 3.*<details.*Hint 3 of 3.*<\/details><\/details><\/details>/,
  );
  assert.match(html, /0\.1 of 0\.5 points/); // the type alone is right
  assert.match(text, /^scalePixels: pixel/);
});

test("an answer that was edited and does not compile any more is not judged", async () => {
  await run(right, "scale");
  for (const broken of [
    scale("return pixels;"),
    scale("return Float32Array.from(pixels"),
    scale("return 1 +;"),
  ]) {
    await run(broken, "scale");
    const ran = await check("scalePixels");
    assert.equal(ran.reply.status, "error", broken);
    assert.match(
      ran.error.evalue,
      /^scalePixels: Cell \[\d+\] did not compile, so nothing was judged/,
      broken,
    );
    assert.doesNotMatch(panelOf(ran).html, /✓|points/);
  }
});

test("a template that ran, then an answer that does not compile: not judged, and not called unwritten", async () => {
  const stub = 'throw new Error("not implemented yet");';
  const head = "function classCounts(labels: Uint8Array, classes: number): number[] {";
  await run(`${head} ${stub} }`, "counts");
  await run(`${head} return labels; }`, "counts");
  assert.match((await check("classCounts")).error.evalue, /did not compile/);
});

test("a function that was given another name is not judged under its old one", async () => {
  await run(right, "scale");
  await run(right.replace("scalePixels", "scalePixel"), "scale");
  assert.match(
    (await check("scalePixels")).error.evalue,
    /Cell \[\d+\] no longer declares scalePixels, so nothing was judged\. Call it scalePixels again/,
  );
  await run(right, "scale");
  assert.equal((await check("scalePixels")).reply.status, "ok");
});

test("a helper that is left of an earlier version of its cell is as bad as the function itself", async () => {
  const helper = "const share = (pixel: number): number => pixel / 255;";
  await run(helper, "helper");
  await run(scale("return Float32Array.from(pixels, share);"), "scale");
  assert.equal((await check("scalePixels")).reply.status, "ok");
  await run(helper.replace("255", "255 +"), "helper");
  assert.match((await check("scalePixels")).error.evalue, /^scalePixels: Cell \[\d+\] did not compile/);
  await run(helper.replace("share", "part"), "helper");
  assert.match((await check("scalePixels")).error.evalue, /no longer declares share/);
  await run(helper, "helper");
  assert.equal((await check("scalePixels")).reply.status, "ok");
});

test("a cell that fails before it comes to its function, or is deleted, leaves nothing to judge", async () => {
  const arrow =
    "const scalePixels = (pixels: Uint8Array): Float32Array => Float32Array.from(pixels, (p) => p / 255);";
  await run(arrow, "scale");
  assert.equal((await check("scalePixels")).reply.status, "ok");
  await run(`JSON.parse("{");\n${arrow}`, "scale");
  assert.match(
    (await check("scalePixels")).error.evalue,
    /Cell \[\d+\] failed before it came to scalePixels/,
  );
  await run(arrow, "scale");
  await tellPage({ scale: arrow }, ["check scalePixels"]);
  assert.match((await check("scalePixels")).error.evalue, /which declares scalePixels, is no longer among/);
  await tellPage({}, ["check scalePixels", "scale"]);
  assert.match((await check("scalePixels")).error.evalue, /declares scalePixels, stands below this check/);
  await tellPage({}, ["scale", "check scalePixels"]);
  assert.equal((await check("scalePixels")).reply.status, "ok");
  await tellPage({ pasted: arrow }, ["pasted", "check scalePixels"]); // cut and pasted, it is the same cell
  assert.equal((await check("scalePixels")).reply.status, "ok");
  await tellPage({}, ["scale", "check scalePixels"]);
});

test("a value that another cell gave is as current as that cell", async () => {
  await run("let most = 1;", "most");
  await run(scale("return Float32Array.from(pixels, (pixel) => pixel / most);"), "scale");
  await run("most = 255;", "other");
  const order = ["most", "scale", "other", "check scalePixels"];
  await tellPage({ most: "let most = 1;", other: "most = 255;" }, order);
  await tellPage({ scale: scale("return Float32Array.from(pixels, (pixel) => pixel / most);") });
  assert.equal((await check("scalePixels")).reply.status, "ok");
  await tellPage({ other: "most = 254;" });
  assert.match((await check("scalePixels")).error.evalue, /was changed after it ran/);
  await tellPage({ other: "" });
  await run("", "other");
  assert.match((await check("scalePixels")).error.evalue, /gave most another value and no longer does/);
  await run("let most = 1;", "most");
  assert.match((await check("scalePixels")).error.evalue, /ran before most was changed and still uses/);
});

test("a function whose cell was changed on the page and has not run since is not judged", async () => {
  await run(right, "scale");
  await tellPage({ scale: scale("return pixels;") });
  const ran = await check("scalePixels");
  assert.match(
    ran.error.evalue,
    /^scalePixels: Cell \[\d+\] was changed after it ran, so nothing was judged/,
  );
  assert.doesNotMatch(panelOf(ran).html, /✓|points/);
});

test("an answer that throws shows the learner's own line", async () => {
  await run(
    "function parseIdxLabels(bytes: Uint8Array): Uint8Array {\n  const view = new DataView(bytes.buffer);\n" +
      "  view.getUint32(1_000_000);\n  return bytes;\n}",
    "labels",
  );
  const { html } = panelOf(await check("parseIdxLabels"));
  assert.match(html, /your line<\/dt>.*Cell \[\d+\], line 3: view\.getUint32\(1_000_000\);/);
});

test("a check of an exercise that nobody has run leads to the cells above", async () => {
  assert.match(
    (await check("oneHot")).error.evalue,
    /Cannot find name 'oneHot'\. No cell that has run declares it/,
  );
});
