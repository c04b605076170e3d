#!/bin/sh
# nodeplotlib: every call of `plot` puts all earlier plots on the page once more.
#
# Versions   nodeplotlib 1.1.2 (its page asked as the page asks: socket.io, over 127.0.0.1)
# Guess      Three calls of `plot` in a running program are three plots on the page.
# Behaviour  Six: each new call adds the whole list again, so that n calls make n (n + 1) / 2 plots.
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
process.env.NODEPLOTLIB_PORT = "18931"; // a port of one's own keeps it from opening a browser
const { plot } = require("nodeplotlib");
const { io } = require("socket.io-client");
require("@nestjs/common").Logger.overrideLogger(false);
const print = console.log;
console.log = () => {};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

(async () => {
  for (const name of ["one", "two", "three"]) {
    plot([{ y: [1, 2], name }]);
    await pause(2000);
  }
  const socket = io("http://127.0.0.1:18931", { transports: ["polling"] });
  const names = [];
  socket.on("connect", () => socket.emit("readplots"));
  socket.on("plotdata", ({ data }) => names.push(data[0].name));
  await pause(2000);
  print(names.join(" "));
  process.exit();
})();
END

cat > seen <<'END'
one one two one two three
END

node program.cjs | tee output
diff seen output
