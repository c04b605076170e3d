import type { DisplayData } from "../compile/tslab";
import { isThenable } from "../run/thenable";
import type { Channel } from "../transport/channel";
import { encodeBundle, mimeBundle } from "./mime-bundle";
import type { DisplayOptions } from "./public-api";

/** Shows values below the cell that asks for it. */
export class Display {
  readonly #channel: Channel;
  readonly #parent: () => number;

  /** @param parent the request that what happens now belongs to */
  constructor(channel: Channel, parent: () => number) {
    this.#channel = channel;
    this.#parent = parent;
  }

  /** At once, between what is printed before and after, unless the value takes its time. */
  value(value: unknown): void {
    const bundle = mimeBundle(value);
    if (isThenable(bundle)) void bundle.then((data) => this.bundle(data));
    else this.bundle(bundle);
  }

  bundle(
    data: Record<string, unknown>,
    { metadata = {}, displayId, update = false }: DisplayOptions = {},
  ): void {
    const transient = displayId === undefined ? {} : { display_id: displayId };
    this.publish({ data: data, metadata: metadata as Record<string, unknown>, transient }, update);
  }

  /** @param update whether an earlier display of the same id is replaced */
  publish({ data, metadata, transient }: DisplayData, update: boolean): void {
    const type = update ? "update_display_data" : "display_data";
    const content = {
      data: encodeBundle(data),
      metadata: toObject(metadata),
      transient: toObject(transient),
    };
    this.#channel.publish(type, this.#parent(), content);
  }

  clear(wait: boolean): void {
    this.#channel.publish("clear_output", this.#parent(), { wait });
  }
}

/** An object that stays one as JSON: a method `toJSON` would make of it what it likes. */
function toObject(value: unknown): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one !== "function"));
}
