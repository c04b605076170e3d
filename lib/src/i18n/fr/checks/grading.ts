import type { Translation } from "../../en/checks";
import type { grading as english } from "../../en/checks/grading";

/** What graders' pages say around a verdict, in French. */
export const grading: Translation<typeof english> = {
  "page.why": "pourquoi",
  "page.points": "{points} points sur {maximum}",
  "page.status": "résultat",
  "page.exercise": "exercice",
  "page.pointsColumn": "points",
  "page.ofMaximum": "{points} sur {maximum}",
  "page.feedback": "Commentaires pour {student}",
  "page.late": "{points} retirés pour {days} de retard",
  "status.full": "complet",
  "status.partial": "partiel",
  "status.wrong": "faux",
  "status.error": "erreur",
  "status.timeout": "temps écoulé",
  "status.killed": "interrompu",
  "status.missing": "absent",
  "status.tampered": "falsifié",
  "status.manual": "à la main",
};
