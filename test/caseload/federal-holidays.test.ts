import { allForYear } from '@18f/us-federal-holidays';
import { FEDERAL_HOLIDAYS } from 'ce-referrals/caseload';
import { describe, expect, it } from 'vitest';

const YEARS = Array.from({ length: 31 }, (_, at) => 2015 + at);

describe('The federal holidays', () => {
  it('are those of a holiday library for each year from 2015 to 2045, without Inauguration Day', () => {
    // A New Year's Day that is kept on 31 December belongs to the library's next year.
    const theirs = [...YEARS, 2046]
      .flatMap((year) => allForYear(year))
      .filter(({ name }) => !/inauguration/i.test(name))
      .map(({ dateString }) => dateString)
      .map((text) =>
        text
          .split('-')
          .map((part) => part.padStart(2, '0'))
          .join('-'),
      )
      .filter((date) => date >= '2015-01-01' && date <= '2045-12-31');
    expect([...FEDERAL_HOLIDAYS].sort()).toEqual([...new Set(theirs)].sort());
  });

  it('hold Juneteenth since 2021, and the day on which a holiday at a weekend is kept', () => {
    expect(FEDERAL_HOLIDAYS).not.toContain('2020-06-19');
    expect(FEDERAL_HOLIDAYS).toContain('2021-06-18');
    expect(FEDERAL_HOLIDAYS).not.toContain('2021-06-19');
    expect(FEDERAL_HOLIDAYS).toContain('2021-12-31');
    expect(FEDERAL_HOLIDAYS).toContain('2023-01-02');
    expect(FEDERAL_HOLIDAYS).not.toContain('2017-01-20');
    expect(FEDERAL_HOLIDAYS).not.toContain('2025-01-21');
  });

  it('stand in the order of the calendar, each once, none at a weekend', () => {
    expect([...FEDERAL_HOLIDAYS].sort()).toEqual(FEDERAL_HOLIDAYS);
    expect(new Set(FEDERAL_HOLIDAYS).size).toBe(FEDERAL_HOLIDAYS.length);
    const weekdays = FEDERAL_HOLIDAYS.map((date) => new Date(`${date}T00:00:00Z`).getUTCDay());
    expect(weekdays.filter((day) => day === 0 || day === 6)).toEqual([]);
  });
});
