/**
 * Freezes a value and all that it holds: plain data that we made ourselves, without circles. A part that is frozen
 * already is taken to be so throughout.
 */
export function deepFreeze<T extends object>(value: T): T {
  // Asked of each part before the call: most are texts, and to be called for those takes most of the time. To look
  // into what several parts hold once for each would take most of what loading the library takes.
  for (const part of Object.values(value))
    if (typeof part === 'object' && !Object.isFrozen(part)) deepFreeze(part);
  return Object.freeze(value);
}
