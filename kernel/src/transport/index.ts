export { Channel, type ChannelEvents, type SendOptions } from "./channel";
export { NO_PARENT, type Request } from "./port-messages";
export type { StopState } from "./stop-state";
