/** Why the program can't start or go on, as a sentence for the operator; no stack is shown. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
