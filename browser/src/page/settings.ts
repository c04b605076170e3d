import type { Settings } from "../worker/settings";
import { pageLanguage } from "./sentences";

/** Threads beyond this make small networks no faster. */
const MOST_THREADS = 4;

/** In Firefox ESR 153 the worker of a kernel that starts workers of its own stood still, about every fifth time. */
const startsThreads = (): boolean => crossOriginIsolated && !navigator.userAgent.includes("Firefox/");

/**
 * How kernels of this page run. `?lab=backend:webgpu,threads:1` in the address changes it, for measuring; read at once,
 * before JupyterLab changes the address.
 */
export function pageSettings(): Settings {
  const given = new URLSearchParams(location.search).get("lab") ?? "";
  const {
    backend = "wasm",
    threads,
    ...env
  } = Object.fromEntries(
    given
      .split(",")
      .filter(Boolean)
      .map((pair) => pair.split(":")),
  ) as Record<string, string>;
  const cores = startsThreads() ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1;
  return {
    language: pageLanguage(),
    backend: backend as Settings["backend"],
    threads: Number(threads ?? cores),
    env,
  };
}
