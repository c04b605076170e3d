// A network as the engine runs it: its stages, its numbers, and the memory that they work in.
//
// A stage takes its input from a place that is the stage's own and leaves its output in the next stage's place. There are
// two kinds of place: planes of vectors for images (planes.h), and matrices with a row for each image; "flatten" leads
// from one to the other. Images go through all stages in blocks of 16, forwards and at once backwards, so that what a
// block has left behind is still in the cache; only batch normalization cuts this in two.
#pragma once
#include "engine.h"
#include "convolution-forward.h"
#include "convolution-input.h"
#include "convolution-weights.h"
#include "dropout.h"
#include "judge.h"
#include "memory.h"
#include "normalization.h"
#include "optimizers.h"
#include "pooling.h"
#include "products.h"

class Threads;

namespace ENGINE {

enum StageKind { CONVOLUTION, POOLING, ACTIVATION, DROPOUT, NORMALIZATION, FLATTEN, DENSE };

constexpr int MOST_STAGES = 64, MOST_PARAMETERS = 4 * MOST_STAGES;
/** Images that go through the network together, and vectors that they take up. */
constexpr long BLOCK = 16, PARTS = BLOCK / L;
/** Most rows of a block where there are no convolutions. */
constexpr long ROW_BLOCK = 64;
/** Weights' rows of a dense layer that one task computes the gradient of and updates. */
constexpr long ROWS_OF_TASK = 48;
/** Inputs from which on threads share a first dense layer's sums by inputs, not by rows. */
constexpr long INPUTS_TO_SHARE = 256;
/** Rows of a gradient that are computed at once where the whole is never needed, in bytes. */
constexpr long GRADIENT_IN_CACHE = 40 * 1024;
/** Parts of a batch that have sums of their own: two a thread, so that another one can take over the second. */
constexpr int MOST_THREADS = 16, MOST_LANES = 2 * MOST_THREADS;

/** One of tfjs's variables: rows by columns, with `stride` floats from row to row; it begins at `at` among all weights. */
struct Parameter {
  long rows, columns, stride, at;
  bool trainable;
  float l1, l2;
  long end() const { return at + rows * stride; }
};

struct Stage {
  int kind, activation;
  bool images;               // whether it works on planes
  Extent in, out;            // of images, and of rows as 1 x 1 x features
  int top, left, height, width;  // border above and left of its input's planes, and their size with the border
  Convolution convolution;
  Pool pool;
  float rate;                // dropout
  float epsilon, momentum;   // batch normalization
  Normalizer normalizer;
  float *partMeans, *partSquares, *partSums, *partNormalized;  // of each part of a batch
  int parameter;             // its first one; weights and bias, or gamma, beta, moving mean and moving variance
  bool bias, trainable;
  float* turned;             // weights as the gradient of the input needs them
};

/** What one block's images leave behind in the stages that work on planes. */
struct Scratch {
  V *in[MOST_STAGES + 1][PARTS], *gradient[MOST_STAGES + 1][PARTS];
  Kept kept[MOST_STAGES][PARTS];
};

/** A part of the weights that one task updates. */
struct UpdateTask {
  int stage, parameter;  // -1: weights of a dense layer
  long from, to;         // rows
};

/** Rows of data as they lie in a tensor: floats, or bytes that stand for 255ths. */
struct Inputs {
  const void* at;
  bool bytes;
  Inputs from(long number) const { return {bytes ? (const void*)((const uint8_t*)at + number) : (const float*)at + number, bytes}; }
};

/** Where a batch comes from. */
struct Data {
  Inputs x;
  const float *y, *weights;  // weights of rows; may be null
};

class Network {
 public:
  /** Reads a plan (plan.h); `failed()` says whether it or the memory was too much. */
  Network(PlanNumbers plan, Threads& threads);
  bool failed() const { return wrong; }

  /** Takes a step on each of `steps` batches of rows of the data; results: loss and metrics of each. False: no memory. */
  bool train(Data data, const int32_t* rows, long batch, long steps, float* results);
  /** Loss and metrics of rows from..to, or, where `outputs` is given, their outputs. */
  bool infer(Data data, long from, long to, float* results, float* outputs);

  /** Has to be called after weights were written. */
  void weightsWritten();
  /** Values of a parameter (slot 0) or of the optimizer's slots for it (1 to 3), row by row without gaps. */
  void read(int parameter, int slot, float* to) const;
  void write(int parameter, int slot, const float* from);

  int parameterCount = 0;
  Parameter parameters[MOST_PARAMETERS];
  Optimizer optimizer = {};
  Judge judge = {};
  uint32_t seed = 0;  // of dropout

  int results() const { return 1 + judge.metrics; }
  long inputs() const { return stages[0].in.features(); }

 private:
  // plan.h
  void readPlan(const int32_t* numbers, const float* constants);
  void fuse();
  int addParameter(long rows, long columns, bool matrix, const float* regularizer, bool trainable);
  void allocateWeights();
  void allocateScratch(Scratch& scratch);
  bool reserve(long rows, long blocks);
  void planUpdates();

  // network-forward.h
  Planes inputOf(const Scratch& s, int stage, long part) const { return inside(s.in, stage, part); }
  Planes gradientOf(const Scratch& s, int stage, long part) const { return inside(s.gradient, stage, part); }
  Planes inside(V* const (*planes)[PARTS], int stage, long part) const;
  Rows rowsOf(float* const* matrices, int stage, long from, long to) const;
  uint32_t dropoutKey(int stage) const { return mixBits(seed + mixBits(step * MOST_STAGES + stage)); }
  void loadImages(Scratch& s, Data data, const int32_t* rows, long from, long to);
  const float* inputRow(Inputs row, long place) const;
  void scaleRow(Inputs row, long place, long from, long to) const;
  void forward(int from, int to, Scratch& s, long r0, long r1, bool training);
  void forwardPlanes(int stage, Scratch& s, long r0, long r1, bool training);
  void sumPart(Inputs x, const int32_t* rows, long part, long batch);
  void addSums(Rows out, long r0) const;
  void forwardRows(int stage, long r0, long r1, bool training);
  void moments(int stage, Scratch& s, long r0, long r1);
  void judgeRows(Data data, const int32_t* rows, long r0, long r1, long batch, bool training, double* totals);

  // network-backward.h
  void backward(int from, int to, Scratch& s, long r0, long r1, float* const* sums, V* dy);
  void backwardPlanes(int stage, Scratch& s, long r0, long r1, float* sums, V* dy);
  void backwardRows(int stage, long r0, long r1, long last);
  void gradientSums(int stage, Scratch& s, long r0, long r1);

  // network-step.h
  void chooseBlocks(long batch);
  void trainStep(Data data, const int32_t* rows, long batch, float* results);
  void addTotals(long blocks, long rows, float* results) const;

  // network-update.h
  void joinMoments(int stage, long batch);
  void joinGradientSums(int stage, long batch);
  void useMovingMoments();
  double updateWeights(const UpdateTask& task, long batch);
  double applyGradient(const Parameter& p, long from, long to);
  void addLanes(const float* const* lanes, long from, long to, float* gradient) const;
  void turn(const UpdateTask& task);

  long rowsWithPadding(long rows) const { return planes > 0 ? roundUp(rows, BLOCK) : rows; }
  bool usesBlocks() const { return cutCount > 0; }

  Threads& threads;
  Memory memory;           // as long as the network
  Memory batchMemory;      // as long as batches do not get larger
  bool wrong = false;
  int stageCount = 0, planes = 0;  // stages; the first `planes` of them work on images
  int lowest = 0;                  // the first stage with weights that are trained
  int cuts[MOST_STAGES], cutCount = 0;  // stages of batch normalization
  Stage stages[MOST_STAGES];
  uint32_t step = 0;

  long weightCount = 0;
  float *w = nullptr, *g = nullptr, *slots[MOST_SLOTS] = {};
  const float* zeros = nullptr;    // a bias, or an image, that is not there
  float* partial[MOST_LANES][MOST_STAGES] = {};  // by lane and stage: the lane's part of a convolution's gradient
  long lanes = 1, usedLanes = 1;
  long sumParts = 0;               // of the first layer's sums, where it is dense and large
  float* sums[MOST_LANES] = {};    // by part: rows as of the first layer's output
  V* dy[MOST_THREADS] = {};        // by thread: the gradient of a convolution's sums

  UpdateTask* tasks = nullptr;
  long taskCount = 0;
  double* penalties = nullptr;

  long blockSize = BLOCK, blockCount = 1;  // of the batch that is being trained on
  long rowCapacity = 0, blockCapacity = 0;
  Scratch* scratch = nullptr, nothing = {};
  double* totals = nullptr;        // of each block
  float *matrices[MOST_STAGES + 1], *gradients[MOST_STAGES + 1];  // inputs of stages that work on rows
  long strides[MOST_STAGES + 1];
  const float **inRows[MOST_STAGES + 1], **gradientRows[MOST_STAGES + 1];
};

}  // namespace ENGINE
