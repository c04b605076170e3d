/** What goes before the first load of tfjs-node. `NativeLibrary` (native-library.ts) on Node; nothing where tensors need no native code. */
export interface LibraryLoader {
  /** To be told of each cell before it is compiled. */
  announce(code: string): void;
  /** Goes around the first load of tfjs-node. */
  load(load: () => unknown): unknown;
  /** An interrupt has ended what was being loaded. */
  loadEnded(): void;
}

export const noLibrary: LibraryLoader = { announce: () => {}, load: (load) => load(), loadEnded: () => {} };
