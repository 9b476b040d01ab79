import {
  isLocalFieldsRefused,
  LOCAL_MEANINGS,
  parseLocalFields,
  readExport,
  safeParseLocalFields,
  WRITTEN_LOCAL_FIELDS,
} from 'ce-referrals/hmis-csv';
import { describe, expect, it } from 'vitest';
import { memorySource, smallExport } from './small-export.js';

const FIELD = { file: 'CustomReferral.csv', column: 'Seen', meaning: 'date-acknowledged' };
const REASON = { file: 'CustomReferral.csv', column: 'Why', meaning: 'not-housed-reason' };

function issuesOf(input: unknown): readonly string[] {
  const parsed = safeParseLocalFields(input);
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
}

describe('A column map', () => {
  it('is taken as a frozen copy that nobody else can change', () => {
    const values = { Income: 'income', __proto__: null };
    const input = [
      { ...FIELD, key: 'ReferralID' },
      { ...REASON, key: 'ReferralID', values },
    ];
    const parsed = parseLocalFields(input);
    expect(parsed).toEqual(input);
    values.Income = 'credit';
    expect(parsed[1]!.values).toEqual({ Income: 'income' });
    expect([parsed, parsed[0], parsed[1]!.values].every(Object.isFrozen)).toBe(true);
  });

  it('may be empty, and may name every meaning once', () => {
    expect(issuesOf([])).toEqual([]);
    expect(issuesOf(LOCAL_MEANINGS.map((meaning) => ({ file: 'a.csv', column: meaning, meaning })))).toEqual(
      [],
    );
  });

  it('of our own writer is one, and names every meaning', () => {
    expect(parseLocalFields(WRITTEN_LOCAL_FIELDS)).toEqual(WRITTEN_LOCAL_FIELDS);
    expect(WRITTEN_LOCAL_FIELDS.map(({ meaning }) => meaning)).toEqual(LOCAL_MEANINGS);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['is no list', { 0: FIELD }, ['wrong-type']],
    ['is nothing', undefined, ['wrong-type']],
    ['holds what is no entry', [FIELD, null, 'Seen', []], ['wrong-type 1', 'wrong-type 2', 'wrong-type 3']],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    ['has a hole', [FIELD, , REASON], ['wrong-type 1']],
    ['lacks fields', [{}], ['missing 0.file', 'missing 0.column', 'missing 0.meaning']],
    [
      'has fields it only inherits',
      [Object.create(FIELD)],
      ['missing 0.file', 'missing 0.column', 'missing 0.meaning'],
    ],
    ['names no column', [{ ...FIELD, column: '' }], ['not-text 0.column']],
    ['names a column with spaces around it', [{ ...FIELD, column: ' Seen' }], ['not-text 0.column']],
    ['names a key that is no text', [{ ...FIELD, key: 1 }], ['not-text 0.key']],
    ['names a file by a path', [{ ...FIELD, file: '../a.csv' }], ['not-a-file-name 0.file']],
    ['names a file by a path of Windows', [{ ...FIELD, file: 'a\\b.csv' }], ['not-a-file-name 0.file']],
    ['names Client.csv', [{ ...FIELD, file: 'Client.csv' }], ['huds-own-file 0.file']],
    ['names a file of HUD’s in other letters', [{ ...FIELD, file: 'EVENT.CSV' }], ['huds-own-file 0.file']],
    ['has a meaning that is none', [{ ...FIELD, meaning: 'constructor' }], ['not-a-meaning 0.meaning']],
    ['has a field that does not belong', [{ ...FIELD, secret: 1 }], ['unknown-key 0']],
    ['has a meaning twice', [FIELD, { ...FIELD, column: 'b' }], ['meaning-twice 1.meaning']],
    ['has a column twice', [FIELD, { ...REASON, column: 'SEEN' }], ['column-twice 1.column']],
    ['reads the key as something else', [{ ...FIELD, column: 'EventID' }], ['column-twice 0.column']],
    ['joins a file by two columns', [FIELD, { ...REASON, key: 'ID' }], ['another-key 1.key']],
    ['translates what is no reason', [{ ...FIELD, values: {} }], ['values-without-reason 0.values']],
    ['translates by a list', [{ ...REASON, values: ['income'] }], ['wrong-type 0.values']],
    ['translates to what is no code', [{ ...REASON, values: { a: '' } }], ['not-text 0.values']],
    [
      'translates to a code that no event holds',
      [{ ...REASON, values: { a: 'x'.repeat(65) } }],
      ['not-text 0.values'],
    ],
  ])('that %s is refused', (_, input, issues) => {
    expect(issuesOf(input)).toEqual(issues);
  });

  it.each([
    ['the same column of two files', [FIELD, { ...REASON, file: 'b.csv', column: 'Seen' }]],
    ['two files joined by two columns', [FIELD, { ...REASON, file: 'b.csv', key: 'ID' }]],
    ['a file whose name begins as HUD’s does', [{ ...FIELD, file: 'Events.csv' }]],
    ['a code of 64 characters', [{ ...REASON, values: { a: 'x'.repeat(64) } }]],
  ])('with %s is taken', (_, input) => {
    expect(issuesOf(input)).toEqual([]);
  });

  it('that cannot be used ends the reading before a file is opened, with nothing of it in the message', async () => {
    const source = { ...memorySource(smallExport()), names: () => Promise.reject(new Error('opened')) };
    const localFields = [{ file: 'Maria.csv', column: 'x', meaning: 'Maria' }] as never;
    const error = await readExport(source, { localFields }).catch((thrown: unknown) => thrown);
    expect(isLocalFieldsRefused(error)).toBe(true);
    expect(String(error)).toContain('not-a-meaning at 0.meaning');
    expect(JSON.stringify(error) + String(error)).not.toContain('Maria');
    expect(isLocalFieldsRefused(new Error('x'))).toBe(false);
  });
});
