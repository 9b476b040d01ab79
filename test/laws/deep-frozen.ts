/** The paths of everything in a value that could still be written to: none in what is deeply frozen. */
export function writablePaths(value: unknown, path = '$', seen = new Set<unknown>()): readonly string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const inner = Reflect.ownKeys(value).flatMap((key) =>
    writablePaths((value as Record<PropertyKey, unknown>)[key], `${path}.${String(key)}`, seen),
  );
  return Object.isFrozen(value) ? inner : [path, ...inner];
}

/** Every object in a value, itself included. */
export function objectsIn(value: unknown, found: Set<object> = new Set()): ReadonlySet<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  for (const inner of Object.values(value)) objectsIn(inner, found);
  return found;
}
