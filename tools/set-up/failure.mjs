// @ts-check

/** A set-up that cannot go on: one sentence that says what, and how to mend it. */
export class SetUpFailure extends Error {
  /**
   * @param {string} what
   * @param {string} mend
   */
  constructor(what, mend) {
    super(`${what}: ${mend}.`);
    this.name = "SetUpFailure";
  }
}

const causes = [
  {
    sign: /ENOSPC|No space left on device|os error 28/i,
    what: "the disk is full",
    mend: "free 4 GB and run the same command again",
  },
  {
    sign: /EACCES|EROFS|Permission denied|Read-only file system/i,
    what: "a file of the lab cannot be written",
    mend: "make the lab's folder yours (sudo chown -R $USER .) and run the same command again",
  },
  {
    sign: /EINTEGRITY|hash(es)? (mismatch|do(es)? not match)|Hash mismatch/i,
    what: "a package is not the one the lab was locked to",
    mend: "a proxy may have changed it; try another network and run the same command again",
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|Connection refused|Name or service not known|Temporary failure in name resolution|dns error|error sending request|Failed to fetch|Could not (connect|find a version)|No matching distribution|network/i,
    what: "the package registry cannot be reached",
    mend: "check the network or the proxy settings and run the same command again",
  },
];

/**
 * The failure that a program's output tells of.
 *
 * @param {string} name of the step
 * @param {string} output of the program
 * @param {string} log file that holds the output
 */
export function explain(name, output, log) {
  const cause = causes.find(({ sign }) => sign.test(output));
  if (cause !== undefined) return new SetUpFailure(`${name} stopped because ${cause.what}`, cause.mend);
  const last = output.trim().split("\n").at(-1) ?? "no output";
  return new SetUpFailure(`${name} stopped (${last.trim()})`, `read ${log}, then run the same command again`);
}
