// One variant of the engine. The compiler's flags say for which processor, ENGINE what it is called.
#include "engine.h"
#include "network-step.h"

#define QUOTE(name) #name
#define TEXT(name) QUOTE(name)

namespace ENGINE {
namespace {

Network& of(void* network) { return *(Network*)network; }

void* create(PlanNumbers plan, Threads& threads) {
  void* memory = platform::allocate(sizeof(Network));
  if (!memory) return nullptr;
  auto* network = new (InPlace{memory}) Network(plan, threads);
  if (!network->failed()) return network;
  network->~Network();
  platform::release(memory);
  return nullptr;
}
void destroy(void* network) {
  of(network).~Network();
  platform::release(network);
}
bool train(void* network, const void* x, bool bytes, const float* y, const float* weights, const int32_t* rows, long batch, long steps, float rate, float* results) {
  of(network).optimizer.rate = rate;
  return of(network).train({{x, bytes}, y, weights}, rows, batch, steps, results);
}
bool infer(void* network, const void* x, bool bytes, const float* y, long from, long to, float* results, float* outputs) {
  return of(network).infer({{x, bytes}, y, nullptr}, from, to, results, outputs);
}
void read(void* network, int parameter, int slot, float* to) { of(network).read(parameter, slot, to); }
void write(void* network, int parameter, int slot, const float* from) { of(network).write(parameter, slot, from); }
void readSteps(void* network, float* to) {
  const Optimizer& o = of(network).optimizer;
  to[0] = o.power1, to[1] = o.power2, to[2] = o.steps;
}
void begin(void* network, const float* from, uint32_t seed) {
  Optimizer& o = of(network).optimizer;
  o.power1 = from[0], o.power2 = from[1], o.steps = from[2];
  of(network).seed = seed;
  of(network).weightsWritten();
}
Sizes sizes(void* network) {
  const Network& n = of(network);
  return {n.inputs(), n.judge.targets, n.judge.classes, n.results(), n.parameterCount};
}
long parameterSize(void* network, int parameter) {
  const Parameter& p = of(network).parameters[parameter];
  return p.rows * p.columns;
}

}  // namespace

extern const Engine engine;
const Engine engine = {TEXT(ENGINE), create, destroy, train, infer, read, write, readSteps, begin, sizes, parameterSize};

}  // namespace ENGINE
