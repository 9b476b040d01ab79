import type { ExportSource } from 'ce-referrals/hmis-csv';
import fc from 'fast-check';
import { type Chance, seededChance } from '../../../examples/export/chance.js';
import { BYTE_DAMAGES } from './byte-damage.js';
import { once, type Quoting, type SoundExport, soundExport } from './sound-export.js';
import { TEXT_DAMAGES } from './text-damage.js';

/** A file as its source gives it. */
export interface FuzzFile {
  readonly bytes: Uint8Array;
  /** Where given, reading throws after so many bytes, with that code. */
  readonly fails?: { readonly after: number; readonly code: string };
}

export type FuzzFiles = Readonly<Record<string, FuzzFile>>;

type FileDamage = (files: FuzzFiles, name: string, chance: Chance) => FuzzFiles;

function without(files: FuzzFiles, name: string): FuzzFiles {
  return Object.fromEntries(Object.entries(files).filter(([other]) => other !== name));
}

/** Every kind of damage to a file as a whole. */
const FILE_DAMAGES = {
  'file-missing': without,
  'file-renamed': (files, name, chance) => {
    const { [name]: file } = files;
    const other = chance.oneOf([
      name.toUpperCase(),
      name.toLowerCase(),
      `${name}.csv`,
      '__proto__',
      'Client.csv',
    ]);
    return file === undefined ? files : { ...without(files, name), [other]: file };
  },
  'file-breaks-off': (files, name, chance) => {
    const { [name]: file } = files;
    if (file === undefined) return files;
    const after = chance.between(0, file.bytes.length);
    const code = chance.oneOf(['EIO', 'EISDIR', 'EACCES', 'SECRETNAME']);
    return { ...files, [name]: { bytes: file.bytes, fails: { after, code } } };
  },
} as const satisfies Readonly<Record<string, FileDamage>>;

/** A kind of damage. */
export type DamageKind = keyof typeof TEXT_DAMAGES | keyof typeof BYTE_DAMAGES | keyof typeof FILE_DAMAGES;

const within = <T extends object>(table: T, kind: string): kind is Extract<keyof T, string> =>
  Object.hasOwn(table, kind);

/** All kinds, each as often as any other among the damages of an input; the huge field alone is rarer. */
export const DAMAGE_KINDS = [
  ...Object.keys(TEXT_DAMAGES),
  ...Object.keys(BYTE_DAMAGES),
  ...Object.keys(FILE_DAMAGES),
] as readonly DamageKind[];

/** What an input is made from: small, so that it can be printed, made again, and made smaller. */
export interface FuzzInput {
  readonly events: number;
  readonly quoting: Quoting;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly chunkBytes: number;
  readonly damages: readonly {
    readonly kind: DamageKind;
    readonly file: keyof SoundExport;
    readonly seed: number;
  }[];
}

const kindArb: fc.Arbitrary<DamageKind> = fc.oneof(
  { arbitrary: fc.constantFrom(...DAMAGE_KINDS.filter((kind) => kind !== 'field-huge')), weight: 1000 },
  { arbitrary: fc.constant<DamageKind>('field-huge'), weight: 1 },
);

const fileArb = fc.oneof(
  { arbitrary: fc.constant<keyof SoundExport>('Event.csv'), weight: 5 },
  { arbitrary: fc.constant<keyof SoundExport>('Enrollment.csv'), weight: 2 },
  {
    arbitrary: fc.constantFrom<(keyof SoundExport)[]>(
      ...[
        'Project.csv' as const,
        'Organization.csv' as const,
        'Funder.csv' as const,
        'Exit.csv' as const,
        'Export.csv' as const,
      ],
    ),
    weight: 3,
  },
);

/** Any export with up to three kinds of damage. */
export const fuzzInputArb: fc.Arbitrary<FuzzInput> = fc.record({
  events: fc.integer({ min: 1, max: 12 }),
  quoting: fc.constantFrom('bare', 'as-hud-says', 'quoted'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  chunkBytes: fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: 100 }), weight: 1 },
    { arbitrary: fc.constant(64 * 1024), weight: 9 },
  ),
  damages: fc.array(
    fc.record({ kind: kindArb, file: fileArb, seed: fc.integer({ min: 0, max: 0x7fff_ffff }) }),
    { minLength: 1, maxLength: 3 },
  ),
});

// Damage of these kinds leaves each value in its column, or makes the row too short or too long to be read.
const CELLS_STAY: readonly DamageKind[] = [
  ...(['names-of-prototypes', 'values-odd', 'byte-order-marks', 'zeros', 'utf-16'] as const),
  ...(['file-missing', 'file-renamed', 'file-breaks-off'] as const),
];

/** The files of an input, and what is known of them. */
export interface MadeFiles {
  readonly files: FuzzFiles;
  /** The kinds of its damages that changed something. */
  readonly changed: ReadonlySet<string>;
  /** No value stands in another column than its own. */
  readonly cellsStay: boolean;
}

/** A file without damage. Few differ, so each is made once; nobody writes into one. */
export function soundFile(name: string, lines: readonly string[], lineEnd: string): FuzzFile {
  const [header, first] = lines;
  return once([name, lineEnd, lines.length, header, first].join(), () => ({
    bytes: new TextEncoder().encode(
      lines
        .map((line) => `${line}\n`)
        .join('')
        .replaceAll('\n', lineEnd),
    ),
  }));
}

/** Makes the files of an input: text is damaged first, then bytes, then files. */
export function filesOf({ events, quoting, lineEnd, damages }: FuzzInput): MadeFiles {
  const changed = new Set<string>();
  const note = (kind: DamageKind, differs: boolean): void => {
    if (differs) changed.add(kind);
  };
  const damageFile = (name: string, lines: readonly string[]): FuzzFile => {
    const here = damages.filter(({ file }) => file === name);
    if (here.length === 0) return soundFile(name, lines, lineEnd);
    let text = `${lines.join('\n')}\n`;
    for (const { kind, seed } of here) {
      if (!within(TEXT_DAMAGES, kind)) continue;
      const damaged = TEXT_DAMAGES[kind](text, seededChance(seed));
      note(kind, damaged !== text);
      text = damaged;
    }
    const mixed = here.some(({ kind }) => kind === 'line-ends-mixed');
    let bytes: Uint8Array = new TextEncoder().encode(mixed ? text : text.replaceAll('\n', lineEnd));
    for (const { kind, seed } of here) {
      if (!within(BYTE_DAMAGES, kind)) continue;
      const damaged = BYTE_DAMAGES[kind](bytes, seededChance(seed));
      note(kind, Buffer.compare(damaged, bytes) !== 0);
      bytes = damaged;
    }
    return { bytes };
  };
  const sound = Object.entries(soundExport(events, quoting));
  let files: FuzzFiles = Object.fromEntries(sound.map(([name, lines]) => [name, damageFile(name, lines)]));
  for (const { kind, file, seed } of damages) {
    if (!within(FILE_DAMAGES, kind)) continue;
    const damaged = FILE_DAMAGES[kind](files, file, seededChance(seed));
    note(kind, damaged !== files && Object.hasOwn(files, file));
    files = damaged;
  }
  return { files, changed, cellsStay: damages.every(({ kind }) => CELLS_STAY.includes(kind)) };
}

/** A source of such files. Large ones come in chunks such as a disk gives. */
export function sourceOf(files: FuzzFiles, chunkBytes: number): ExportSource {
  return {
    names: async () => Object.keys(files),
    async *open(name) {
      const { bytes, fails } = files[name] as FuzzFile;
      const end = fails?.after ?? bytes.length;
      const step = bytes.length > 200_000 ? 64 * 1024 : chunkBytes;
      for (let at = 0; at < end; at += step) yield bytes.subarray(at, Math.min(at + step, end));
      if (fails !== undefined) throw Object.assign(new Error('SECRETNAME'), { code: fails.code });
    },
  };
}
