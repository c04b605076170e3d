import type { Language } from "../language-folders";
import { checks } from "./checks";
import { figures } from "./figures";
import { plurals } from "./plurals";

/** French. */
export const language: Language = { figures, plurals, checks };
