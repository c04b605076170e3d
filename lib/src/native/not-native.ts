/** Thrown when the native engine does not know a model; `message` completes the sentence "… does not run it, because …". */
export class NotNative extends Error {
  override readonly name = "NotNative";
}
