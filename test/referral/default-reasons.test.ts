import { DEFAULT_REASON_LIST } from 'ce-referrals';
import { expect, it } from 'vitest';

// Events carry these codes. What one stands for, and for which outcome, stays so for ever under this version.
const PUBLISHED = `
unsuccessful             client-rejected    no-longer-interested
unsuccessful             client-rejected    declined-unit
unsuccessful             client-rejected    declined-program
unsuccessful not-housed  client-rejected    declined-neighborhood
unsuccessful not-housed  client-rejected    safety-concerns
unsuccessful not-housed  client-rejected    found-other-housing
unsuccessful not-housed  client-rejected    resolved-alone
unsuccessful not-housed  client-rejected    in-treatment-or-institution
unsuccessful not-housed  client-rejected    incarcerated
unsuccessful not-housed  client-rejected    died
unsuccessful not-housed  client-rejected    left-the-area
unsuccessful not-housed  provider-rejected  could-not-be-reached
unsuccessful not-housed  provider-rejected  contact-lost
unsuccessful             provider-rejected  income
unsuccessful             provider-rejected  documents-missing
unsuccessful             provider-rejected  chronicity-or-disability-not-verified
unsuccessful             provider-rejected  criminal-background
unsuccessful             provider-rejected  credit
unsuccessful             provider-rejected  household-composition
unsuccessful             provider-rejected  needs-more-care
unsuccessful             provider-rejected  no-longer-homeless
unsuccessful             provider-rejected  opening-withdrawn
unsuccessful             provider-rejected  program-full
unsuccessful             provider-rejected  not-acted-on
unsuccessful             provider-rejected  sent-in-error
unsuccessful             provider-rejected  barred
unsuccessful             provider-rejected  safety-of-others
unsuccessful             provider-rejected  provider-declined
not-housed               either             no-unit-found
not-housed               either             landlord-declined
not-housed               either             unit-failed-inspection
not-housed               either             subsidy-expired
not-housed               either             funding-ended
not-housed               either             exited-before-move-in
not-housed               either             transferred
unsuccessful not-housed  either             other
`;

it('The default reason list of this version keeps its codes, outcomes and implied results', () => {
  expect(DEFAULT_REASON_LIST.version).toBe('ce-referrals-1');
  expect(
    DEFAULT_REASON_LIST.reasons.map((reason) =>
      [
        reason.for.join(' ').padEnd(23),
        ('result' in reason ? String(reason.result) : 'either').padEnd(17),
        reason.code,
      ].join('  '),
    ),
  ).toEqual(PUBLISHED.trim().split('\n'));
});

it('A label of the default reason list reads as its code', () => {
  const labels = new Map(DEFAULT_REASON_LIST.reasons.map(({ code, label }) => [code, label]));
  expect(labels.get('no-unit-found')).toBe('No unit found');
  expect(labels.get('in-treatment-or-institution')).toBe('In treatment or institution');
});
