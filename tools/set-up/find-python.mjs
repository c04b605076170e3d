// @ts-check
import { spawnSync } from "node:child_process";
import { SetUpFailure } from "./failure.mjs";

const candidates = ["python3", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

/** The version of a Python program as "3.11.7", or undefined where there is none. @param {string} program */
function versionOf(program) {
  const asked = spawnSync(program, ["-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"], {
    encoding: "utf8",
  });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/** @type {{ program: string, version: string } | undefined} */
let chosen;

/**
 * The first Python on the path that the lab can use.
 *
 * @returns {{ program: string, version: string }}
 * @throws {SetUpFailure} when none is 3.10 to 3.13
 */
export function findPython() {
  chosen ??= search();
  return chosen;
}

function search() {
  const found = [];
  for (const program of candidates) {
    const version = versionOf(program);
    if (version === undefined) continue;
    const [major, minor] = version.split(".").map(Number);
    if (major === 3 && minor !== undefined && minor >= 10 && minor < 14) return { program, version };
    found.push(version);
  }
  const seen = found.length === 0 ? "no Python was found" : `only Python ${found.join(" and ")} was found`;
  throw new SetUpFailure(
    `the lab needs Python 3.10 to 3.13 and ${seen}`,
    "install one (Debian and Ubuntu: sudo apt-get install python3 python3-venv) and run the same command again",
  );
}
