import type { Language } from "../language-folders";
import { checks } from "./checks";
import { plurals } from "./plurals";

/** English: a phrase of figures is its own text. */
export const language: Language = { figures: {}, plurals, checks };
