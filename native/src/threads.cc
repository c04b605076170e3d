#include "threads.h"
#include "platform.h"

namespace {

/** How long a thread that waits keeps its processor, in microseconds: shorter than waking it up takes. */
constexpr double LONGEST_SPIN = 50;
constexpr int PAUSES = 16;  // between two looks at the clock

template <class T> T read(const T& word) { return __atomic_load_n(&word, __ATOMIC_ACQUIRE); }
template <class T> void write(T& word, T value) { __atomic_store_n(&word, value, __ATOMIC_RELEASE); }

/** Waits until `*word` is no longer `value`: awake for a moment, then asleep. */
void waitWhile(uint32_t* word, uint32_t value) {
  const double start = platform::microseconds();
  do
    for (int i = 0; i < PAUSES; i++, platform::pause())
      if (read(*word) != value) return;
  while (platform::microseconds() - start < LONGEST_SPIN);
  while (read(*word) == value) platform::sleepWhile(word, value);
}

#if defined(__x86_64__)
/** Numbers too small for a full mantissa become zero, as in TensorFlow's threads; they would be very slow. */
class FlushToZero {
  const unsigned before = __builtin_ia32_stmxcsr();

 public:
  FlushToZero() { __builtin_ia32_ldmxcsr(before | 0x8040); }
  ~FlushToZero() { __builtin_ia32_ldmxcsr(before); }
};
#else
struct FlushToZero {
  FlushToZero() {}
};
#endif

}  // namespace

Threads::Threads(int threads) : count(threads < 1 ? 1 : threads > MOST ? MOST : threads), queues{}, phases{} {
  for (int t = 1; t < count; t++) {
    starting[t] = {this, t};
    platform::startThread(help, &starting[t]);
  }
}

void Threads::run(long tasks, Job job, void* context) {
  FlushToZero flush;
  if (count == 1 || tasks == 1 || __atomic_exchange_n(&taken, 1u, __ATOMIC_ACQUIRE)) {
    for (long task = 0; task < tasks; task++) job(context, task, 0);
    return;
  }
  const uint32_t phase = current + 1;
  Phase& now = phases[phase % 4];
  __atomic_store_n(&now.job, job, __ATOMIC_RELAXED);
  __atomic_store_n(&now.context, context, __ATOMIC_RELAXED);
  __atomic_store_n(&now.tasks, tasks, __ATOMIC_RELAXED);
  write(done, 0u);
  for (int t = 0; t < count; t++) write(queues[t].next, (uint64_t)phase << 32 | (uint32_t)(t * tasks / count));
  write(current, phase);
  platform::wakeAll(&current);
  work(phase, 0);
  for (uint32_t seen; (seen = read(done)) != (uint32_t)tasks;) waitWhile(&done, seen);
  write(taken, 0u);
}

/** Takes tasks of a phase as long as there are any; of a phase that is over there are none. */
void Threads::work(uint32_t phase, int thread) {
  const Phase& now = phases[phase % 4];
  const Job job = __atomic_load_n(&now.job, __ATOMIC_RELAXED);
  void* const context = __atomic_load_n(&now.context, __ATOMIC_RELAXED);
  const long tasks = __atomic_load_n(&now.tasks, __ATOMIC_RELAXED);
  for (int i = 0; i < count; i++) {
    const int owner = (thread + i) % count;
    uint64_t next = read(queues[owner].next);
    while (next >> 32 == phase && (long)(uint32_t)next < end(tasks, owner)) {
      if (!__atomic_compare_exchange_n(&queues[owner].next, &next, next + 1, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) continue;
      job(context, (uint32_t)next, thread);
      if (__atomic_add_fetch(&done, 1u, __ATOMIC_ACQ_REL) == (uint32_t)tasks) platform::wakeAll(&done);
      next = read(queues[owner].next);
    }
  }
}

void Threads::help(void* starting) {
  const auto [threads, number] = *(Starting*)starting;
  FlushToZero flush;
  for (uint32_t seen = 0;;) {
    waitWhile(&threads->current, seen);
    seen = read(threads->current);
    threads->work(seen, number);
  }
}
