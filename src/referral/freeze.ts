/** Freezes a value and all that it holds: plain data that we made ourselves, without circles. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
