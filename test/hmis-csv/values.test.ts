import { describe, expect, it } from 'vitest';
import { valueReaders } from '../../src/hmis-csv/values.js';

const read = valueReaders();

describe('a value of a cell', () => {
  it.each(['2026-02-09', '2024-02-29'])('is a date: %s', (text) => {
    expect(read.date(text)).toBe(text);
  });

  it.each(['2026-02-09 00:00:00', '2026-02-09T23:59:59', '2026-02-09 08:30'])(
    'is the day of a time of day: %s',
    (text) => {
      expect(read.date(text)).toBe('2026-02-09');
    },
  );

  it.each([
    '2026-02-30',
    '2026-2-9',
    '2/9/2026',
    '20260209',
    '2026-02-09 soon',
    '2026-02-0',
    '2026-02-30 00:00:00',
  ])('is no date: %s', (text) => {
    expect(read.date(text)).toBeUndefined();
    // What was refused once is refused again.
    expect(read.date(text)).toBeUndefined();
  });

  it('is a time with a T for HUD’s space, and nothing else changed', () => {
    expect(read.datetime('2026-02-09 08:30:00')).toBe('2026-02-09T08:30:00');
    expect(read.datetime('2026-02-09T08:30:00Z')).toBe('2026-02-09T08:30:00Z');
    expect(read.datetime('2026-02-09')).toBeUndefined();
    expect(read.datetime('2026-02-30 08:30:00')).toBeUndefined();
    expect(read.datetime('2026-02-09 25:00:00')).toBeUndefined();
  });

  it.each([
    ['13', 13],
    ['-1', -1],
    ['007', 7],
  ])('is a whole number: %s', (text, number) => {
    expect(read.integer(text)).toBe(number);
  });

  it.each(['1.0', '1e3', '0x1', 'one', '1 2', '9999999999', '٣'])('is no whole number: %s', (text) => {
    expect(read.integer(text)).toBeUndefined();
  });

  it('is an identifier of at most 64 characters, kept as it is', () => {
    for (const length of [1, 12, 13, 64]) expect(read.id('x'.repeat(length))).toBe('x'.repeat(length));
    expect(read.id('x'.repeat(65))).toBeUndefined();
  });
});
