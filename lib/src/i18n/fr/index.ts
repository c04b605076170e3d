import type { Language } from "../language-folders";
import { checks } from "./checks";
import { figures } from "./figures";
import { plurals } from "./plurals";
import { typeset } from "./typeset";

/** French. */
export const language: Language = { figures: typeset(figures), plurals, checks: typeset(checks) };
