import { issue, notParsed } from './issues.js';
import { guarded, isObject, type Validate } from './validate.js';

/** Turns what one version of the wire format wrote into what the next one writes. Pure, and total for valid values. */
export type Upcast<From, To> = (value: From) => To;

/** The newest of some versions. */
export type Newest<Versions extends readonly unknown[]> = Versions extends readonly [...unknown[], infer Last]
  ? Last
  : never;

/**
 * The steps from each version to the next, for the values of every version, the oldest first. One step less than
 * versions: with a step missing, or two in the wrong order, the list does not compile.
 */
export type Upcasts<Versions extends readonly unknown[]> = Versions extends readonly [
  infer From,
  infer To,
  ...infer Later,
]
  ? readonly [Upcast<From, To>, ...Upcasts<readonly [To, ...Later]>]
  : readonly [];

/** For each version what it accepts, the oldest first. */
export type Validators<Versions extends readonly unknown[]> = {
  readonly [V in keyof Versions]: Validate<Versions[V]>;
};

const VERSION_PATH = ['metadata', 'schemaVersion'] as const;

// What says no version is of the first, which wrote none. What says something else than a version is left to the
// first version's own schema, which tells the fault.
function versionOf(input: unknown): number {
  const metadata = isObject(input) ? input.metadata : undefined;
  const version = isObject(metadata) ? metadata.schemaVersion : undefined;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 1;
}

/**
 * Validates a value by the schema of the version that wrote it, `metadata.schemaVersion`, and brings it to the
 * newest version, step by step. What a later version wrote is answered with `newer-version`: nothing of it was
 * looked at.
 */
export function upcasting<const Versions extends readonly [unknown, ...unknown[]]>(
  validators: Validators<Versions>,
  upcasts: Upcasts<Versions>,
): Validate<Newest<Versions>> {
  const steps = upcasts as readonly Upcast<unknown, unknown>[];
  return guarded((input) => {
    const version = versionOf(input);
    const validate = (validators as readonly Validate<unknown>[])[version - 1];
    if (validate === undefined) {
      return notParsed([issue('newer-version', VERSION_PATH, { atMost: validators.length })]);
    }
    const validated = validate(input);
    if (!validated.ok) return validated;
    let { value } = validated;
    for (const upcast of steps.slice(version - 1)) value = upcast(value);
    return { ok: true, value: value as Newest<Versions> };
  });
}
