export { Channel, type ChannelEvents, type SendOptions } from "./channel";
export { NO_PARENT, type Request } from "./port-messages";
export { endChildren } from "./process-group";
export type { SessionStop } from "./session-stop";
