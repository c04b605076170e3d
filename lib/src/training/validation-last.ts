/** The entries of logs or of a history: what validation says comes after what training says. */
export function validationLast<Value>(logs: Readonly<Record<string, Value>>): [name: string, value: Value][] {
  const place = ([name]: [string, Value]): number => Number(name.startsWith("val_"));
  return Object.entries(logs).sort((a, b) => place(a) - place(b));
}
