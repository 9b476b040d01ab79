import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'reason-date-without-reason',
  title: 'The day of a not-housed reason stands beside a reason.',
  severity: 'warning',
  needs: 'local-fields',
  because: 'A day on its own says that the client was not housed, and not why; it is not told.',
  source: 'Ours',
};
