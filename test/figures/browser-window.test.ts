import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { PATIENCE } from "../patience";

/** Loads the two functions alone, because TensorFlow's library greets on stderr when it is loaded. */
const SCRIPT = `
const { histogram } = require("image-lab/internal/figures/charts/histogram");
const { show } = require("image-lab/internal/figures/show/show");
show(histogram([1, 2, 2], { title: "First" }));
setTimeout(() => show(histogram([5, 6], { title: "Second" })), 1500);
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

async function untilItAnswers(url: string): Promise<Response> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer within 15 s`);
}

/** Speaks just enough of Socket.IO's polling transport to receive what nodeplotlib's page receives. */
async function receivedFigures(
  server: string,
  expected: number,
): Promise<{ layout: { title: { text: string } } }[]> {
  const transport = `${server}/socket.io/?EIO=4&transport=polling`;
  const opened = await (await untilItAnswers(transport)).text();
  const session = `${transport}&sid=${JSON.parse(opened.slice(1)).sid}`;
  await fetch(session, { method: "POST", body: "40" });
  await (await fetch(session)).text();
  await fetch(session, { method: "POST", body: '42["readplots"]' });
  const figures: { layout: { title: { text: string } } }[] = [];
  while (figures.length < expected) {
    const packets = (await (await fetch(session)).text()).split("\u001e");
    for (const packet of packets) {
      if (packet.startsWith("42")) figures.push(JSON.parse(packet.slice(2))[1]);
      if (packet === "2") await fetch(session, { method: "POST", body: "3" });
    }
  }
  return figures;
}

test("in a script show serves the figure through nodeplotlib, each once, without a word on stderr, and with nothing from another host", {
  timeout: PATIENCE,
}, async () => {
  const port = await freePort();
  const script = spawn(process.execPath, ["-e", SCRIPT], {
    env: { ...process.env, NODEPLOTLIB_PORT: String(port) },
  });
  let complaints = "";
  let chatter = "";
  script.stdout.on("data", (chunk) => {
    chatter += chunk;
  });
  script.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  try {
    const page = await untilItAnswers(`http://127.0.0.1:${port}/`);
    const text = await page.text();
    assert.match(text, /<html/);
    assert.doesNotMatch(text, /https?:/);
    for (const [, file] of text.matchAll(/<script[^>]* src="([^"]+)"/g)) {
      const script = await fetch(`http://127.0.0.1:${port}/${file}`);
      assert.match(`${script.status} ${script.headers.get("content-type")}`, /^200 .*javascript/, file);
    }
    assert.match(
      await (await fetch(`http://127.0.0.1:${port}/plotly-cartesian.min.js`)).text(),
      /plotly\.js/,
    );
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const figures = await receivedFigures(`http://127.0.0.1:${port}`, 2);
    assert.deepEqual(
      figures.map(({ layout }) => layout.title.text),
      ["<b>First</b>", "<b>Second</b>"],
    );
    assert.equal(complaints, "");
    assert.doesNotMatch(chatter, /\[Nest\]/);
  } finally {
    script.kill();
    await once(script, "exit");
  }
});
