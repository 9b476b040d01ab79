import type { Difference } from '../differences.js';

const LONGEST = 400;

/** A value in one line, as JavaScript writes it. Never throws, whatever the value is. */
export function show(value: unknown): string {
  const text = written(value, []);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}

function written(value: unknown, above: readonly unknown[]): string {
  if (typeof value === 'string') return `'${value.slice(0, LONGEST)}'`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return value.toString();
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null) return String(value);
  if (above.includes(value) || above.length > 6) return '[…]';
  const inner = (one: unknown): string => written(one, [...above, value]);
  try {
    if (Array.isArray(value)) return `[${value.slice(0, 20).map(inner).join(', ')}]`;
    const fields = Object.entries(value).map(([key, one]) => `${nameOf(key)}: ${inner(one)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  } catch {
    return '[an object that cannot be read]';
  }
}

function nameOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
}

/** An event or a command in one line: its type, what it says, and who recorded it when. */
export function lineOf(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('type' in message)) return show(message);
  const { type, data, metadata, ...rest } = message as Record<string, unknown>;
  const parts = [typeof type === 'string' ? type : `type ${show(type)}`, show(data)];
  if (metadata !== undefined) parts.push(`metadata ${show(metadata)}`);
  if (Object.keys(rest).length > 0) parts.push(`beside ${show(rest)}`);
  return parts.join(' ');
}

/** A list of events or commands, numbered from 1, each on a line. */
export function listOf(messages: readonly unknown[]): string {
  return messages.map((message, index) => `  ${index + 1}. ${lineOf(message)}`).join('\n');
}

const MOST = 6;

/** Differences, each on a line with what was expected and what came. */
export function differencesAsText(found: readonly Difference[]): string {
  const lines = found.slice(0, MOST).map(({ path, expected, actual }) => {
    const at = path === '' ? '' : `${path}: `;
    return `  ${at}expected ${said(expected)}, actual ${said(actual)}`;
  });
  if (found.length > MOST) lines.push(`  and ${found.length - MOST} more`);
  return lines.join('\n');
}

function said(value: unknown): string {
  return value === undefined ? 'nothing' : show(value);
}
