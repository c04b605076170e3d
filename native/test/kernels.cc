// Products, convolutions, pools and functions against plain loops over double-precision numbers, for drawn sizes: images of 1
// to 40 pixels, 1 to 64 channels, kernels of 1 to 8, both strides, any border, images that do not fill a vector.
#include "../src/convolution-forward.h"
#include "../src/convolution-input.h"
#include "../src/convolution-weights.h"
#include "../src/memory.h"
#include "../src/pooling.h"
#include "../src/products.h"
#include "check.h"

using namespace ENGINE;

static void checkProduct(Random& random) {
  const long rows = random.whole(1, 40), k = random.whole(0, 300), columns = random.whole(1, 64);
  const long bStride = rowStride(columns) + 16 * random.whole(0, 1), shift = random.whole(0, 3);  // rows that are not aligned
  Memory memory;
  float *a = memory.zeros<float>((rows + k) * 400 + 4), *b = memory.zeros<float>((k + 1) * bStride), *c = memory.zeros<float>(rows * rowStride(columns));
  for (long i = 0; i < (rows + k) * 400; i++) a[i + shift] = random.number();
  for (long i = 0; i < k; i++) for (long j = 0; j < columns; j++) b[i * bStride + j] = random.number();
  for (bool byColumn : {false, true}) {
    std::vector<const float*> pointers;
    for (long i = 0; i < (byColumn ? k : rows); i++) pointers.push_back(a + shift + i * 400);
    const long from = random.whole(0, rows - 1), begin = random.whole(0, k);
    const bool fresh = random.whole(0, 1);
    const auto before = random.numbers(1)[0];
    for (long i = 0; i < rows * rowStride(columns); i++) c[i] = before;
    const Product p = {pointers.data(), b, bStride, c, rowStride(columns)};
    if (byColumn) product<BY_COLUMN>(p, from, rows, begin, k, padded(columns), fresh);
    else product<BY_ROW>(p, from, rows, begin, k, padded(columns), fresh);
    for (long m = from; m < rows; m++)
      for (long n = 0; n < columns; n++) {
        double sum = fresh ? 0 : before;
        for (long i = begin; i < k; i++) sum += (double)(byColumn ? pointers[i][m] : pointers[m][i]) * b[i * bStride + n];
        close(c[(m - from) * rowStride(columns) + n], sum, k, "product");
      }
  }
}

static double active(double x, int kind) { return kind == RELU ? (x > 0 ? x : 0) : kind == TANH ? std::tanh(x) : kind == SIGMOID ? 1 / (1 + std::exp(-x)) : kind == ELU ? (x > 0 ? x : std::exp(x) - 1) : x; }
static double slope(double y, int kind) { return kind == RELU ? y > 0 : kind == TANH ? 1 - y * y : kind == SIGMOID ? y * (1 - y) : kind == ELU ? (y > 0 ? 1 : y + 1) : 1; }

/** One convolution with everything around it, forwards and backwards, for each of the L images. */
static void checkConvolution(Random& random, int height, int width, int inChannels, int outChannels) {
  Convolution c = {};
  c.inChannels = inChannels, c.outChannels = outChannels;
  c.kernelHeight = random.whole(1, 8), c.kernelWidth = random.whole(1, 8), c.stride = random.whole(1, 2);
  c.paddedHeight = height + c.kernelHeight - 1, c.paddedWidth = width + c.kernelWidth - 1;
  c.outHeight = (c.paddedHeight - c.kernelHeight) / c.stride + 1, c.outWidth = (c.paddedWidth - c.kernelWidth) / c.stride + 1;
  c.activation = random.whole(LINEAR, ELU);
  const bool pools = c.stride == 1 && c.outHeight > 1 && c.outWidth > 1 && random.whole(0, 2) > 0;
  c.pooling = pools ? (int)random.whole(MAXIMUM, AVERAGE) : NO_POOLING;
  c.pooledHeight = pools ? c.outHeight / 2 : c.outHeight, c.pooledWidth = pools ? c.outWidth / 2 : c.outWidth;
  if (pools) c.outHeight = 2 * c.pooledHeight, c.outWidth = 2 * c.pooledWidth;
  const int scale = pools ? 2 : 1;

  Memory memory;
  V *in = memory.zeros<V>(c.inChannels * c.inPlane()), *out = memory.zeros<V>(c.outChannels * c.pooledPlane()), *gradient = memory.zeros<V>(c.outChannels * c.pooledPlane());
  V *dy = memory.zeros<V>(c.outChannels * c.outPlane()), *dx = memory.zeros<V>(c.inChannels * c.inPlane());
  float *sums = memory.zeros<float>(c.weights()), *biasSums = memory.zeros<float>(c.outChannels);
  const Kept kept = {memory.zeros<VI>(c.outChannels * c.pooledPlane()), memory.zeros<V>(c.outChannels * c.outPlane())};
  const auto weights = random.numbers(c.weights()), bias = random.numbers(c.outChannels);
  for (long i = 0; i < c.inChannels * c.inPlane(); i++) for (int l = 0; l < L; l++) in[i][l] = random.number();
  for (long i = 0; i < c.outChannels * c.pooledPlane(); i++) for (int l = 0; l < L; l++) gradient[i][l] = random.number();
  const Planes to = {out, c.pooledPlane(), c.pooledWidth}, from = {gradient, c.pooledPlane(), c.pooledWidth};
  convolve(c, {in, weights.data(), bias.data(), to, kept});
  const int half = (int)random.whole(0, c.pooledHeight);  // a gradient may come in two parts
  for (auto [first, last] : {std::pair{0, half}, std::pair{half, c.pooledHeight}}) {
    unpool(c, from, to, kept, first, last, dy, biasSums);
    addWeightGradient(c, {in, dy, scale * first, scale * (last - first), sums});
  }
  unpool(c, from, to, kept, 0, c.pooledHeight, dy, nullptr);
  std::vector<float> turned(c.weights());
  for (int row = 0; row < c.kernelHeight * c.kernelWidth; row++) turnKernel(c, row, weights.data(), turned.data());
  inputGradient(c, {dy, turned.data(), dx});

  const int l = (int)random.whole(0, L - 1);  // one image is looked at
  auto pixel = [&](int i, int y, int x) { return (double)in[i * c.inPlane() + y * c.paddedWidth + x][l]; };
  auto weight = [&](int ky, int kx, int i, int o) { return (double)weights[((ky * c.kernelWidth + kx) * c.inChannels + i) * c.outChannels + o]; };
  const double terms = (double)c.inChannels * c.kernelHeight * c.kernelWidth;
  std::vector<double> dsum(c.outChannels * c.outPlane());
  for (int o = 0; o < c.outChannels; o++)
    for (int py = 0; py < c.pooledHeight; py++)
      for (int px = 0; px < c.pooledWidth; px++) {
        double values[4], best = -1e30, mean = 0;
        int winner = 0;
        for (int j = 0; j < scale * scale; j++) {
          const int y = scale * py + j / 2, x = scale * px + j % 2;
          double sum = bias[o];
          for (int i = 0; i < c.inChannels; i++)
            for (int ky = 0; ky < c.kernelHeight; ky++)
              for (int kx = 0; kx < c.kernelWidth; kx++) sum += pixel(i, c.stride * y + ky, c.stride * x + kx) * weight(ky, kx, i, o);
          values[j] = active(sum, c.activation), mean += values[j] / (scale * scale);
          if (sum > best) best = sum, winner = j;
        }
        const long at = o * c.pooledPlane() + py * c.pooledWidth + px;
        close(out[at][l], c.pooling == AVERAGE ? mean : active(best, c.activation), terms, "convolution");
        if (c.pooling == MAXIMUM) winner = kept.winners[at][l];  // which one wins a tie is a matter of rounding
        for (int j = 0; j < scale * scale; j++) {
          const double share = c.pooling == AVERAGE ? slope(values[j], c.activation) / 4 : j == winner ? slope(c.pooling == MAXIMUM ? out[at][l] : values[j], c.activation) : 0;
          const long place = o * c.outPlane() + (scale * py + j / 2) * c.outWidth + scale * px + j % 2;
          dsum[place] = share * gradient[at][l];
          close(dy[place][l], dsum[place], terms, "gradient before activation and pooling");
        }
      }
  // Gradients of weights are sums over the images of all lanes.
  for (int o = 0; o < c.outChannels; o++) {
    double sum = 0;
    for (long i = 0; i < (long)c.outHeight * c.outWidth; i++) for (int lane = 0; lane < L; lane++) sum += dy[o * c.outPlane() + i][lane];
    close(biasSums[o], sum, (double)L * c.outPlane(), "gradient of the bias");
    for (int i = 0; i < c.inChannels; i++)
      for (int ky = 0; ky < c.kernelHeight; ky++)
        for (int kx = 0; kx < c.kernelWidth; kx++) {
          double expected = 0;
          for (int y = 0; y < c.outHeight; y++)
            for (int x = 0; x < c.outWidth; x++) {
              const V& gradients = dy[o * c.outPlane() + y * c.outWidth + x];
              const V& pixels = in[i * c.inPlane() + (c.stride * y + ky) * c.paddedWidth + c.stride * x + kx];
              for (int lane = 0; lane < L; lane++) expected += (double)gradients[lane] * pixels[lane];
            }
          close(sums[((ky * c.kernelWidth + kx) * c.inChannels + i) * c.outChannels + o], expected, (double)L * c.outPlane(), "gradient of the weights");
        }
  }
  std::vector<double> expected(c.inChannels * c.inPlane());
  for (int o = 0; o < c.outChannels; o++)
    for (int y = 0; y < c.outHeight; y++)
      for (int x = 0; x < c.outWidth; x++)
        for (int i = 0; i < c.inChannels; i++)
          for (int ky = 0; ky < c.kernelHeight; ky++)
            for (int kx = 0; kx < c.kernelWidth; kx++)
              expected[i * c.inPlane() + (c.stride * y + ky) * c.paddedWidth + c.stride * x + kx] += (double)dy[o * c.outPlane() + y * c.outWidth + x][l] * weight(ky, kx, i, o);
  for (long i = 0; i < c.inChannels * c.inPlane(); i++) close(dx[i][l], expected[i], c.outChannels * c.kernelHeight * c.kernelWidth, "gradient of the input");
}

static void checkPool(Random& random) {
  Pool p = {};
  p.kind = (int)random.whole(MAXIMUM, AVERAGE), p.channels = (int)random.whole(1, 5);
  p.inHeight = (int)random.whole(1, 20), p.inWidth = (int)random.whole(1, 20), p.height = (int)random.whole(1, 4), p.width = (int)random.whole(1, 4), p.stride = (int)random.whole(1, 3);
  auto out = [&](int size, int window, int& before) {
    const int same = (size + p.stride - 1) / p.stride, total = (same - 1) * p.stride + window - size;
    before = total > 0 ? total / 2 : 0;
    return same;
  };
  p.outHeight = out(p.inHeight, p.height, p.top), p.outWidth = out(p.inWidth, p.width, p.left);
  Memory memory;
  const long inPlane = p.inHeight * p.inWidth, outPlane = p.outHeight * p.outWidth;
  V *in = memory.zeros<V>(p.channels * inPlane), *to = memory.zeros<V>(p.channels * outPlane), *dy = memory.zeros<V>(p.channels * outPlane), *dx = memory.zeros<V>(p.channels * inPlane);
  VI* winners = memory.zeros<VI>(p.channels * outPlane);
  for (long i = 0; i < p.channels * inPlane; i++) for (int l = 0; l < L; l++) in[i][l] = random.number();
  for (long i = 0; i < p.channels * outPlane; i++) for (int l = 0; l < L; l++) dy[i][l] = random.number();
  pool(p, {in, inPlane, p.inWidth}, {to, outPlane, p.outWidth}, winners);
  unpool(p, {dy, outPlane, p.outWidth}, winners, {dx, inPlane, p.inWidth});
  const int l = (int)random.whole(0, L - 1);
  std::vector<double> expected(p.channels * inPlane);
  for (int c = 0; c < p.channels; c++)
    for (int y = 0; y < p.outHeight; y++)
      for (int x = 0; x < p.outWidth; x++) {
        double best = -2, sum = 0;
        long winner = 0, count = 0;
        for (int i = y * p.stride - p.top; i < y * p.stride - p.top + p.height; i++)
          for (int j = x * p.stride - p.left; j < x * p.stride - p.left + p.width; j++) {
            if (i < 0 || j < 0 || i >= p.inHeight || j >= p.inWidth) continue;
            const long at = c * inPlane + i * p.inWidth + j;
            count++, sum += in[at][l];
            if (in[at][l] > best) best = in[at][l], winner = at;
          }
        const long at = c * outPlane + y * p.outWidth + x;
        close(to[at][l], p.kind == MAXIMUM ? best : sum / count, 16, "pool");
        for (int i = y * p.stride - p.top; i < y * p.stride - p.top + p.height; i++)
          for (int j = x * p.stride - p.left; j < x * p.stride - p.left + p.width; j++) {
            if (i < 0 || j < 0 || i >= p.inHeight || j >= p.inWidth) continue;
            const long place = c * inPlane + i * p.inWidth + j;
            expected[place] += p.kind == AVERAGE ? (double)dy[at][l] / count : place == winner ? (double)dy[at][l] : 0;
          }
      }
  for (long i = 0; i < p.channels * inPlane; i++) close(dx[i][l], expected[i], 16, "gradient of a pool");
}

/** Within some units in the last place of a float32, over all that a network meets. */
static void checkFunctions() {
  auto near = [](float found, double expected, const char* what) {
    if (!(std::fabs(found - expected) <= 5e-7 * std::fmax(std::fabs(expected), 1e-3))) std::printf("%s: %.9g, expected %.9g\n", what, found, expected), std::exit(1);
  };
  for (double x = -86; x < 86; x += 0.00137) {
    near(exponential(splat((float)x))[0], std::exp((double)(float)x), "exp");
    if (std::fabs(x) < 20) near(hyperbolicTangent(splat((float)x))[0], std::tanh((double)(float)x), "tanh"), near(sigmoid(splat((float)x))[0], 1 / (1 + std::exp(-(double)(float)x)), "sigmoid");
  }
  for (double x = 1e-7; x < 1e7; x *= 1.00017) near(logarithm((float)x), std::log((double)(float)x), "log");
  const V nan = splat(__builtin_nanf(""));
  for (V x : {exponential(nan), hyperbolicTangent(nan), sigmoid(nan), splat(logarithm(nan[0])), activate(nan, RELU), activate(nan, ELU), unactivate(splat(1), nan, RELU)})
    if (x[0] == x[0]) std::printf("a NaN became %g\n", x[0]), std::exit(1);
}

static void checkTranspose(Random& random) {
  V rows[L], kept[L];
  for (V& row : rows) for (int i = 0; i < L; i++) row[i] = random.number();
  memcpy(kept, rows, sizeof rows);
  transpose(rows);
  for (int i = 0; i < L; i++) for (int j = 0; j < L; j++) close(rows[i][j], kept[j][i], 0, "transpose");
  Extent extent = {(int)random.whole(1, 9), (int)random.whole(1, 9), (int)random.whole(1, 5)};
  Memory memory;
  const long features = extent.features(), plane = extent.height * extent.width;
  V* planes = memory.zeros<V>(features);
  std::vector<std::vector<float>> images;
  std::vector<const float*> pointers;
  const long count = random.whole(1, L);
  for (long i = 0; i < count; i++) images.push_back(random.numbers(features)), pointers.push_back(images.back().data());
  toPlanes(pointers.data(), count, extent, {planes, plane, extent.width});
  for (long f = 0; f < features; f++)
    for (long i = 0; i < L; i++) close(planes[f % extent.channels * plane + f / extent.channels][i], i < count ? images[i][f] : 0, 0, "images to planes");
  float* matrix = memory.zeros<float>(L * rowStride(features));
  toRows({planes, plane, extent.width}, extent, matrix, rowStride(features));
  for (long i = 0; i < count; i++) for (long f = 0; f < features; f++) close(matrix[i * rowStride(features) + f], images[i][f], 0, "planes to rows");
}

int main(int count, char** arguments) {
  const long draws = count > 1 ? std::atol(arguments[1]) : 200;
  checkFunctions();
  for (long seed = 1; seed <= draws; seed++) {
    Random random(seed);
    checkProduct(random), checkTranspose(random), checkPool(random);
    const int most = seed % 3 == 0 ? 40 : 14, channels = seed % 3 == 0 ? 8 : 64;
    checkConvolution(random, random.whole(1, most), random.whole(1, most), random.whole(1, channels), random.whole(1, channels));
  }
  // Every size and every number of channels once, on either side.
  Random random(draws);
  for (int n = 1; n <= 40; n++) checkConvolution(random, n, random.whole(1, 9), 1 + n % 3, 1 + n % 7), checkConvolution(random, random.whole(1, 9), n, 1 + n % 2, 1 + n % 5);
  for (int n = 1; n <= 64; n++) checkConvolution(random, 1 + n % 5, 1 + n % 6, n, 1 + n % 4), checkConvolution(random, 1 + n % 6, 1 + n % 5, 1 + n % 4, n);
  std::printf("%d floats a vector: %ld draws are right\n", L, draws);
}
