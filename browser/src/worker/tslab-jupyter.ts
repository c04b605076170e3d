/** In place of tslab/dist/jupyter.js, which brings sockets: what the kernel puts there. */
interface Display {
  lastWriteDisplayData(message: object, update?: boolean): void;
}

let display: Display | undefined;

export function useDisplay(replacement: Display): void {
  display = replacement;
}

/** @public tslab/dist/public.js writes through it */
export const lastWriteDisplayData: Display["lastWriteDisplayData"] = (message, update) =>
  display?.lastWriteDisplayData(message, update);
