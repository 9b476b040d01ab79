import { BATCHES } from './batches.js';
import { COPIES } from './copies.js';
import { EXPECTATIONS } from './expectations.js';
import type { Guarantee } from './guarantee.js';
import { MODEL } from './model.js';
import { NAMES } from './names.js';
import { ORDER } from './order.js';
import { RACES } from './races.js';
import { STORES } from './stores.js';

/** Everything that a log promises. */
export const GUARANTEES: readonly Guarantee[] = [
  ...EXPECTATIONS,
  ...RACES,
  ...BATCHES,
  ...COPIES,
  ...ORDER,
  ...STORES,
  ...NAMES,
  MODEL,
];
