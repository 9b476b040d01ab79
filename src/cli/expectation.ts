import type { CsvExpected } from '../hmis-csv/findings.js';

/** What a finding would have had in place of what it found, in words; nothing where it does not say. */
export function expectation({ expected }: { readonly expected?: CsvExpected }): string | undefined {
  if (expected === undefined) return undefined;
  const { form, values, is, oneOf, onOrAfter, onOrBefore, status } = expected;
  const parts = [
    form && `must be ${form}`,
    values !== undefined && `must have ${values} values`,
    is !== undefined && `must be ${is}`,
    oneOf && `must be one of ${oneOf.join(', ')}`,
    onOrAfter && `must be on or after ${onOrAfter}`,
    onOrBefore && `must be on or before ${onOrBefore}`,
    status && `only once it is ${status.join(' or ')}`,
  ];
  return parts.filter(Boolean).join(', ');
}
