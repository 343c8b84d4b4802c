/**
 * The only error that the scripts print as a plain sentence: something that the user can put right.
 */
export class Stop extends Error {
  /**
   * @param {string} message one sentence, or one per line
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = "Stop";
    this.exitCode = exitCode;
  }
}

/**
 * Runs a script's body; a Stop becomes its sentence and its exit code, anything else keeps its stack.
 * @param {() => Promise<number | void>} body returns the exit code
 * @returns {Promise<void>}
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    if (error.message !== "") console.error(error.message);
    process.exitCode = error.exitCode;
  }
}
