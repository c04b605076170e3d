/** What the page tells its worker before anything else. */
export interface Settings {
  /** The language of texts, a folder of `lib/src/i18n`. */
  readonly language: string;
  readonly backend: "wasm" | "cpu" | "webgpu";
  /** Threads of tfjs's backend and of the native engine. */
  readonly threads: number;
  /** Environment variables, for measuring. */
  readonly env: Readonly<Record<string, string>>;
}

/** Waits for the page's first message. */
export function takeSettings(): Promise<Settings> {
  return new Promise((resolve) => {
    const take = ({ data }: MessageEvent<{ kind: string; settings: Settings }>): void => {
      if (data.kind !== "settings") return;
      self.removeEventListener("message", take);
      const { env, language } = data.settings;
      Object.assign(process.env, env, { LAB_LANG: language });
      resolve(data.settings);
    };
    self.addEventListener("message", take);
  });
}
