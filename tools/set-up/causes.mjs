// @ts-check

/**
 * Why a program stopped, recognised by a pattern in its output. The first row that matches counts.
 *
 * @typedef {{ pattern: RegExp, what: string, fix: string }} Cause
 */

const again = "and run the same command again";

/** What any program that writes files may meet. @type {readonly Cause[]} */
export const diskCauses = [
  {
    pattern: /ENOSPC|No space left on device|os error 28\b/i,
    what: "the disk is full",
    fix: `free 4 GB ${again}`,
  },
  {
    pattern: /EDQUOT|Disk quota exceeded|os error 122\b/i,
    what: "your disk quota is used up",
    fix: `free 4 GB of it ${again}`,
  },
  {
    pattern: /EACCES|EROFS|Permission denied|Read-only file system/i,
    what: "a file of the lab cannot be written",
    fix: `make the lab's folder yours (sudo chown -R $USER .) ${again}`,
  },
];

/** What programs meet that install packages. @type {readonly Cause[]} */
export const packageCauses = [
  ...diskCauses,
  {
    pattern: /EINTEGRITY|hash(es)? (mismatch|do(es)? not match)|Hash mismatch/i,
    what: "a package is not the one the lab was locked to",
    fix: `a proxy may have changed it; try another network ${again}`,
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|Connection refused|Name or service not known|Temporary failure in name resolution|dns error|error sending request|Failed to fetch|Could not (connect|find a version)|No matching distribution|npm error network/i,
    what: "the package registry cannot be reached",
    fix: `check the network or the proxy settings ${again}`,
  },
];

/** What Python meets that makes an environment. @type {readonly Cause[]} */
export const environmentCauses = [
  {
    pattern: /ensurepip is not\s+available|python3[\d.]*-venv|No module named '?(ensurepip|venv)/,
    what: "Python cannot make an environment",
    fix: `install its venv package (Debian and Ubuntu: sudo apt-get install python3-venv) ${again}`,
  },
  ...packageCauses,
];

/**
 * @param {string} output
 * @param {readonly Cause[]} causes
 */
export const causeOf = (output, causes) => causes.find(({ pattern }) => pattern.test(output));
