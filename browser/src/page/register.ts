/** In the head of every page: the service worker, and one reload where only that can isolate the page. */
const root = new URL(".", (document.currentScript as HTMLScriptElement).src).href;
const RELOADED = "lab-reloaded";

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined) return; // a private window of Firefox, or a page without https
  await serviceWorker.register(`${root}service-worker.js`, { scope: root });
  await serviceWorker.ready;
  if (crossOriginIsolated || sessionStorage.getItem(RELOADED) !== null) return;
  sessionStorage.setItem(RELOADED, "yes"); // a browser that cannot be isolated is reloaded once and no more
  if (serviceWorker.controller) location.reload();
  else serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
}

register().catch((error) => console.warn("The site cannot be kept for use without a network.", error));

export {};
