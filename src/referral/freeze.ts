/** Freezes a value and all that it holds. For small tables and reports that we made ourselves. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object') for (const key in value) deepFreeze(value[key]);
  return Object.freeze(value);
}
