/** Freezes a value and all that it holds: plain data that we made ourselves, without circles. */
export function deepFreeze<T extends object>(value: T): T {
  // A list of the parts would take as long as freezing them. What is a part is asked before the call: most are texts.
  for (const key in value) {
    const part = value[key];
    if (typeof part === 'object' && part !== null && Object.hasOwn(value, key)) deepFreeze(part);
  }
  return Object.freeze(value);
}
