// Whole training steps on several threads, for the sanitizers: networks with every kind of stage and batches that change in size.
// The same steps give the same losses, bit for bit, each time.
#include "../src/engine.h"
#include "../src/threads.h"
#include "check.h"
#include <cstring>

namespace engine_checked { extern const Engine engine; }
using engine_checked::engine;

typedef std::vector<int32_t> Stage;
enum { CONVOLUTION, POOLING, ACTIVATION, DROPOUT, NORMALIZATION, FLATTEN, DENSE };

static Stage convolution(int kernel, int stride, int border, int out, int filters) { return {CONVOLUTION, 1, 1, 1, kernel, kernel, stride, border, border, border, border, out, out, filters}; }
static Stage pool(int window, int stride, int out, int kind) { return {POOLING, 0, 0, 0, window, window, stride, 0, 0, 0, 0, out, out, kind}; }
static Stage dense(int activation, int units) { return {DENSE, activation, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, units}; }
static Stage plain(int kind, int activation = 0, int trainable = 0) { return {kind, activation, 0, trainable, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}; }

static int parametersOf(const Stage& s) { return s[0] == CONVOLUTION || s[0] == DENSE ? 2 : s[0] == NORMALIZATION ? 4 : 0; }

static std::vector<float> train(const std::vector<int32_t>& input, const std::vector<Stage>& stages, Threads& threads) {
  std::vector<int32_t> numbers = {input[0], input[1], input[2], (int)stages.size(), 7, 0, 5, 1, 5, 0, 0, 0, 0, 0, 0, 0};
  std::vector<float> constants = {.9f, .999f, .1f, .001f, 1e-7f, 0};
  for (const Stage& s : stages) {
    numbers.insert(numbers.end(), s.begin(), s.end());
    const float first = s[0] == DROPOUT ? .3f : s[0] == NORMALIZATION ? 1e-3f : 0, regularizer = s[0] == DENSE ? .001f : 0;
    constants.insert(constants.end(), {first, .99f, regularizer, regularizer, 0, 0});
  }
  void* network = engine.create({numbers.data(), (long)numbers.size(), constants.data(), (long)constants.size()}, threads);
  if (!network) std::printf("no network was made\n"), std::exit(1);
  const long size = (long)input[0] * input[1] * input[2], rows = 90;
  Random random(3);
  const auto x = random.numbers(rows * size), weights = random.numbers(200000);
  std::vector<float> y(rows * 5), scaled(weights), results, outputs(rows * 5), powers = {.9f, .999f, 0};
  for (float& w : scaled) w *= .1f;
  for (long i = 0; i < rows; i++) y[i * 5 + i % 5] = 1;
  const std::vector<float> ones(4096, 1);
  int parameter = 0;
  for (const Stage& s : stages)
    for (int p = 0; p < parametersOf(s); p++) engine.write(network, parameter++, 0, (s[0] == NORMALIZATION ? ones : scaled).data());
  engine.begin(network, powers.data(), 7);
  std::vector<int32_t> order;
  for (long i = 0; i < rows; i++) order.push_back((int)(i * 7 % rows));
  for (long batch : {30, 1, 45, 17, 90}) {
    float found[2 * 90];
    if (!engine.train(network, x.data(), false, y.data(), nullptr, order.data(), batch, rows / batch, .01f, found)) std::exit(1);
    results.insert(results.end(), found, found + 2 * (rows / batch));
    engine.infer(network, x.data(), y.data(), 0, rows, found, outputs.data());
    results.insert(results.end(), found, found + 2);
  }
  results.insert(results.end(), outputs.begin(), outputs.end());
  engine.destroy(network);
  return results;
}

int main() {
  static Threads& threads = *new Threads(4);  // they end with the process
  const std::vector<std::pair<std::vector<int32_t>, std::vector<Stage>>> networks = {
      {{1, 1, 37}, {dense(1, 20), plain(DROPOUT), dense(2, 17), plain(NORMALIZATION, 0, 1), dense(5, 5)}},
      {{1, 1, 300}, {dense(1, 20), dense(2, 17), dense(5, 5)}},
      {{12, 12, 1}, {convolution(5, 1, 2, 12, 6), pool(2, 2, 6, 1), convolution(3, 1, 0, 4, 16), pool(2, 2, 2, 2), plain(FLATTEN), dense(2, 30), dense(5, 5)}},
      {{11, 11, 3}, {convolution(3, 2, 1, 6, 5), plain(NORMALIZATION, 0, 1), plain(ACTIVATION, 1), pool(3, 1, 4, 1), plain(DROPOUT), convolution(4, 1, 0, 1, 9), plain(NORMALIZATION, 0, 1), plain(FLATTEN), dense(4, 8), dense(5, 5)}},
  };
  for (const auto& [input, stages] : networks) {
    const auto first = train(input, stages, threads);
    for (int again = 0; again < 3; again++)
      if (const auto next = train(input, stages, threads); std::memcmp(first.data(), next.data(), 4 * first.size()) != 0) std::printf("the same steps gave other numbers\n"), std::exit(1);
    for (float x : first) if (!std::isfinite(x)) std::printf("a result is %g\n", x), std::exit(1);
  }
  std::printf("%zu networks took the same steps each time\n", networks.size());
}
