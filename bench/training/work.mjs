/** Multiplications and additions (2 operations each) that training on one image takes, by network and set. */
export function operationsPerImage(network, [rows, columns, channels]) {
  if (network === "mlp") return mlp(rows * columns * channels);
  return network === "chapter7" ? chapter7(rows, columns, channels) : lenet(rows, columns, channels);
}

/** A layer works once forwards and once for its weights' gradient; all but the first also for their input's. */
function training(layers) {
  return 2 * layers.reduce((sum, forward, index) => sum + forward * (index === 0 ? 2 : 3), 0);
}

function mlp(inputs) {
  return training([inputs * 128, 128 * 64, 64 * 10]);
}

function chapter7(rows, columns, channels) {
  const pixels = (rows * columns) / 4; // its first convolution takes every second row and column
  return training([
    pixels * 12 * 25 * channels,
    pixels * 32 * 9 * 12,
    (pixels / 4) * 48 * 9 * 32,
    (pixels / 16) * 48 * 96,
    96 * 10,
  ]);
}

function lenet(rows, columns, channels) {
  const [halfRows, halfColumns] = [rows / 2, columns / 2];
  const [lastRows, lastColumns] = [(halfRows - 4) / 2, (halfColumns - 4) / 2];
  return training([
    rows * columns * 6 * 25 * channels,
    (halfRows - 4) * (halfColumns - 4) * 16 * 25 * 6,
    lastRows * lastColumns * 16 * 120,
    120 * 84,
    84 * 10,
  ]);
}
