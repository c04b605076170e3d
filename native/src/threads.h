// Threads that share the tasks of a phase: a training step is a few phases, each of some independent tasks.
//
// A thread begins with the tasks that are its own in every step, so that the numbers they work on stay in its cache. When
// they are done it takes those that others have not begun yet. So nobody waits for a thread that the operating system does
// not let run: on a busy machine the caller does everything itself. Which thread does a task changes nothing in its result.
#pragma once
#include <stdint.h>

class Threads {
 public:
  typedef void (*Job)(void* context, long task, int thread);

  /** @param count threads that work, the caller of `run` included; 1 to MOST */
  explicit Threads(int count);
  /** Does tasks 0..tasks-1 and returns when all are done. Where another caller has the threads, it does them alone. */
  void run(long tasks, Job job, void* context);
  template <class F> void each(long tasks, F f) {
    run(tasks, [](void* context, long task, int thread) { (*(F*)context)(task, thread); }, &f);
  }

  static constexpr int MOST = 16;
  const int count;

 private:
  /** A thread's own tasks that nobody has begun: the next one, with the phase that it belongs to in the upper half. */
  struct alignas(64) Queue {
    uint64_t next;
  };
  struct Phase {
    Job job;
    void* context;
    long tasks;
  };
  struct Starting {
    Threads* threads;
    int number;
  };

  static void help(void* starting);
  void work(uint32_t phase, int thread);
  long end(long tasks, int thread) const { return (thread + 1) * tasks / count; }

  Queue queues[MOST];
  Phase phases[4];  // of phase p: number p % 4, so that a late thread never reads one that is being written
  alignas(64) uint32_t current = 0;
  alignas(64) uint32_t done = 0;
  alignas(64) uint32_t taken = 0;
  Starting starting[MOST];
};
