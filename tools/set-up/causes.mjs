// @ts-check

/**
 * Why a program stopped, as its output tells it. Of several rows whose sign is there, the first one counts.
 *
 * @typedef {{ sign: RegExp, what: string, mend: string }} Cause
 */

const again = "and run the same command again";

/** What any program that writes files may meet. @type {readonly Cause[]} */
export const diskCauses = [
  {
    sign: /ENOSPC|No space left on device|os error 28\b/i,
    what: "the disk is full",
    mend: `free 4 GB ${again}`,
  },
  {
    sign: /EDQUOT|Disk quota exceeded|os error 122\b/i,
    what: "your share of the disk is used up",
    mend: `free 4 GB of it ${again}`,
  },
  {
    sign: /EACCES|EROFS|Permission denied|Read-only file system/i,
    what: "a file of the lab cannot be written",
    mend: `make the lab's folder yours (sudo chown -R $USER .) ${again}`,
  },
];

/** What programs meet that install packages. @type {readonly Cause[]} */
export const packageCauses = [
  ...diskCauses,
  {
    sign: /EINTEGRITY|hash(es)? (mismatch|do(es)? not match)|Hash mismatch/i,
    what: "a package is not the one the lab was locked to",
    mend: `a proxy may have changed it; try another network ${again}`,
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|Connection refused|Name or service not known|Temporary failure in name resolution|dns error|error sending request|Failed to fetch|Could not (connect|find a version)|No matching distribution|npm error network/i,
    what: "the package registry cannot be reached",
    mend: `check the network or the proxy settings ${again}`,
  },
];

/** What Python meets that makes an environment. @type {readonly Cause[]} */
export const environmentCauses = [
  {
    sign: /ensurepip is not\s+available|python3[\d.]*-venv|No module named '?(ensurepip|venv)/,
    what: "Python cannot make an environment",
    mend: `install its venv package (Debian and Ubuntu: sudo apt-get install python3-venv) ${again}`,
  },
  ...packageCauses,
];

/**
 * @param {string} output
 * @param {readonly Cause[]} causes
 */
export const causeOf = (output, causes) => causes.find(({ sign }) => sign.test(output));
