#!/bin/sh
# tfjs: maximum, minimum, squaredDifference and batched matMul broadcast, but not backwards.
#
# Versions   @tensorflow/tfjs 4.22.0 (backend cpu, plain JavaScript)
# Guess      what broadcasts has a gradient that sums over the broadcast axis, as add, sub, mul and div have.
# Behaviour  A bias-like vector against a matrix is computed, and its gradient is an error about shapes.
#
# Prints what it sees; fails when that is no longer what was seen on 2026-11-29, kept below as `seen`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs@4.22.0

cat > program.cjs <<'END'
const tf = require("@tensorflow/tfjs");

const [matrix, row] = [tf.ones([2, 3]), tf.zeros([3])];
for (const name of ["add", "sub", "mul", "div", "maximum", "minimum", "squaredDifference"])
  tell(name, () => tf.grads((a, b) => tf[name](a, b).sum())([matrix, row.add(2)])[1]);
const [batch, kernel] = [tf.ones([2, 2, 3]), tf.ones([1, 3, 4])];
tell("matMul", () => tf.grads((a, b) => tf.matMul(a, b).sum())([batch, kernel])[1]);

function tell(name, gradient) {
  try {
    console.log(`${name}: ${gradient().shape.join(" x ")}`);
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
}
END

cat > seen <<'END'
add: 3
sub: 3
mul: 3
div: 3
maximum: Error in gradient for op Maximum. The gradient of input 'b' has shape '2,3', which does not match the shape of the input '3'
minimum: Error in gradient for op Minimum. The gradient of input 'b' has shape '2,3', which does not match the shape of the input '3'
squaredDifference: Error in gradient for op SquaredDifference. The gradient of input 'b' has shape '2,3', which does not match the shape of the input '3'
matMul: Error in gradient for op BatchMatMul. The gradient of input 'b' has shape '2,3,4', which does not match the shape of the input '1,3,4'
END

node program.cjs | tee output
diff seen output
