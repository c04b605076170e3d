#!/bin/sh
# nodeplotlib: a typed array arrives on the page as raw bytes, and nothing is drawn.
#
# Versions   nodeplotlib 1.1.2 (its page asked as the page asks: socket.io, over 127.0.0.1)
# Guess      `y: Float32Array.of(1, 2, 3)` plots as `y: [1, 2, 3]` does: plotly.js takes typed arrays, and nodeplotlib's
#            types allow them.
# Behaviour  socket.io sends the twelve bytes; the page gets an ArrayBuffer (here, in Node, a Buffer), which plotly does
#            not take for numbers.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
  nodeplotlib@1.1.2 rxjs@7.8.2 @nestjs/common@8.4.7 \
  @nestjs/core@8.4.7 @nestjs/websockets@8.4.7 @nestjs/serve-static@2.2.2 tslib@2.9.1 socket.io-client@4.8.4

cat > program.cjs <<'END'
process.env.NODEPLOTLIB_PORT = "18932"; // a port of one's own keeps it from opening a browser
const { plot } = require("nodeplotlib");
const { io } = require("socket.io-client");
require("@nestjs/common").Logger.overrideLogger(false);
const print = console.log;
console.log = () => {};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

(async () => {
  plot([{ y: Float32Array.of(1, 2, 3) }, { y: [1, 2, 3] }]);
  await pause(3000);
  const socket = io("http://127.0.0.1:18932", { transports: ["polling"] });
  socket.on("connect", () => socket.emit("readplots"));
  socket.on("plotdata", ({ data }) => {
    for (const { y } of data) print(y.constructor.name, y.length, Array.from(y).join(" "));
  });
  await pause(2000);
  process.exit();
})();
END

cat > seen <<'END'
Buffer 12 0 0 128 63 0 0 0 64 0 0 64 64
Array 3 1 2 3
END

node program.cjs | tee output
diff seen output
