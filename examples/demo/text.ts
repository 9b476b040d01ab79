const WIDTH = 96;

/** The fields of a record in a line of text that breaks between two fields only. */
export function fieldsOf(record: object): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('|') : value}`)
    .join(' ');
}

/** A title, a line under it, and an empty one. */
export function heading(title: string): readonly string[] {
  return [title, '='.repeat(title.length), ''];
}

/** Breaks text at spaces into lines that fit. */
export function wrap(text: string, first: string, rest: string): readonly string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + word.length > WIDTH) {
      lines.push(line.trimEnd());
      line = rest;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** Rows in columns, the last of which is wrapped. Rows whose last cell is empty are left out. */
export function columns(rows: readonly (readonly string[])[], indent: string): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, at) => Math.max(cell.length, widest[at] ?? 0)),
    [],
  );
  return rows.flatMap((row) => {
    const last = row.at(-1) ?? '';
    const before = row.slice(0, -1).map((cell, at) => cell.padEnd(widths[at] ?? 0));
    const lead = indent + before.map((cell) => `${cell}  `).join('');
    return last === '' ? [] : wrap(last, lead, ' '.repeat(lead.length));
  });
}
