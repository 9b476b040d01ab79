import { asImport, enrolled, given, inferred, spoilt, successful, unsuccessful } from '../../given.js';
import type { Example } from '../example.js';

/** The rules about a result's date. */
export const resultDates: readonly Example[] = [
  {
    code: 'result-date-missing',
    where: 'an imported unsuccessful result has no date',
    broken: [...given.acknowledged, asImport(unsuccessful(), ['resultDate'])],
    reports: ['result-date-missing', 'not-attributed'],
    expected: { field: 'resultDate' },
    legal: [...given.acknowledged, asImport(unsuccessful())],
    leaves: ['not-attributed'],
  },
  {
    code: 'result-date-missing',
    where: 'an imported success has no date',
    broken: [...given.enrolled, asImport(successful(), ['resultDate'])],
    reports: ['result-date-missing', 'not-attributed'],
    expected: { field: 'resultDate' },
    legal: [...given.enrolled, asImport(successful())],
    leaves: ['not-attributed'],
  },
  {
    code: 'result-date-missing',
    where: 'a command gives no date for an unsuccessful result',
    broken: [...given.acknowledged, spoilt(unsuccessful(), 'resultDate')],
    refuses: ['result-date-missing', 'incomplete-command'],
    expected: { field: 'resultDate' },
    legal: [...given.acknowledged, unsuccessful()],
  },
  {
    code: 'result-date-missing',
    where: 'an imported success has neither a date nor an enrollment to take one from',
    broken: [...given.acknowledged, asImport(successful(), ['resultDate'])],
    reports: ['success-without-enrollment', 'result-date-missing', 'not-attributed'],
    expected: { field: 'resultDate' },
    legal: [...given.acknowledged, spoilt(successful(), 'resultDate')],
    leaves: ['success-without-enrollment'],
  },
  {
    code: 'result-date-not-enrollment-date',
    where: 'a success is dated the day it was typed',
    broken: [...given.enrolled, successful({ resultDate: '2026-04-01' })],
    expected: { field: 'resultDate', is: '2026-03-10' },
    legal: [...given.enrolled, successful({ resultDate: '2026-03-10' })],
  },
  {
    code: 'result-date-not-enrollment-date',
    where: 'the enrollment was only inferred',
    broken: [
      ...given.acknowledged,
      asImport(enrolled(), [], inferred),
      successful({ resultDate: '2026-03-11' }),
    ],
    severity: 'warning',
    expected: { field: 'resultDate', is: '2026-03-10' },
    legal: [...given.acknowledged, asImport(enrolled(), [], inferred), successful()],
  },
];
