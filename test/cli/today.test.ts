import { expect, it } from 'vitest';
import { today } from '../../src/cli/today.js';

it('today is the day where the machine is, whatever the hour', () => {
  expect(today(new Date(2026, 0, 5, 0, 0, 1))).toBe('2026-01-05');
  expect(today(new Date(2026, 11, 31, 23, 59, 59))).toBe('2026-12-31');
});
