const WIDTH = 200;

function inOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${inOneLine(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/**
 * Writes JSON for people: what fits stands in one line, the rest is broken up. So an event takes a few lines,
 * and a difference between two versions shows the case it is in.
 */
export function print(value: unknown, indent = '', before = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const room = WIDTH - indent.length - before;
  // JSON without spaces is the shorter one: where even that is too long, nothing else need be tried.
  const line = JSON.stringify(value).length > room ? undefined : inOneLine(value);
  if (line !== undefined && line.length <= room) return line;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([key, one]) => {
    const name = isList ? '' : `${JSON.stringify(key)}: `;
    return `${deeper}${name}${print(one, deeper, name.length + 1)}`;
  });
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}
