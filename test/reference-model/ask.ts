import type { Condition } from './rules-table.js';
import { at, field, isDay } from './values.js';

// The client record that stands for a person today. A circle of merges ends where it began to repeat.
function today(circumstances: unknown, personalId: unknown): unknown {
  const merged = at(circumstances, 'known.clients');
  const path: unknown[] = [];
  let id = personalId;
  while (!path.includes(id)) {
    path.push(id);
    const next = typeof id === 'string' ? field(merged, id) : undefined;
    if (next === undefined) return id;
    id = next;
  }
  return id;
}

/** Says whether a condition holds in the circumstances of an event. */
export function holds(condition: Condition, circumstances: unknown): boolean {
  const value = (path: string): unknown => at(circumstances, path);
  switch (condition[0]) {
    case 'all': {
      const [, ...parts] = condition;
      return parts.every((part) => holds(part, circumstances));
    }
    case 'any': {
      const [, ...parts] = condition;
      return parts.some((part) => holds(part, circumstances));
    }
    case 'not':
      return !holds(condition[1], circumstances);
    case 'told':
      return value(condition[1]) !== undefined;
    case 'day':
      return isDay(value(condition[1]));
    case 'is':
      return condition[2].includes(value(condition[1]));
    case 'same':
      return value(condition[1]) === value(condition[2]);
    case 'before': {
      const [a, b] = [value(condition[1]), value(condition[2])];
      return isDay(a) && isDay(b) && a < b;
    }
    case 'has': {
      const list = value(condition[1]);
      return Array.isArray(list) && list.includes(value(condition[2]));
    }
    case 'one-client':
      return today(circumstances, value(condition[1])) === today(circumstances, value(condition[2]));
  }
}
