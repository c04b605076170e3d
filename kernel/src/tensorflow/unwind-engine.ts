interface EngineState {
  gradientDepth: number;
  kernelDepth: number;
  activeTape: unknown;
  activeScope?: unknown;
  numDataMovesStack: number[];
  profiling: boolean;
}

interface Engine {
  state: EngineState;
  endScope(): void;
}

/**
 * JavaScript that is terminated runs no `finally`: tfjs still counts its kernels, gradients and tidies as under way,
 * records every operation for them, and finds no gradient any more. Called between tasks, when none is.
 */
export function unwindEngine(): void {
  const engine = (globalThis as { _tfengine?: Engine })._tfengine;
  if (!engine) return;
  Object.assign(engine.state, {
    gradientDepth: 0,
    kernelDepth: 0,
    activeTape: null,
    numDataMovesStack: [],
    profiling: false,
  } satisfies Partial<EngineState>);
  while (engine.state.activeScope) engine.endScope();
}
