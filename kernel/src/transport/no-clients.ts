import { writeSync } from "node:fs";
import { killAll } from "./process-group";

/** Ends a kernel whose connection is lost: nobody could reach it any more, nor end it. */
export function endWithoutClients(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  try {
    writeSync(2, `The kernel lost its connection and ends: ${reason}\n`);
  } finally {
    killAll();
  }
}
