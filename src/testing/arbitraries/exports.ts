import * as fc from 'fast-check';
import type { ExportSource } from '../../hmis-csv/source.js';
import { addDays } from '../../referral/calendar-date.js';
import type { ReferralEvent } from '../../referral/events.js';
import { defaultPolicy } from '../../referral/policy.js';
import type { Scene } from './apt-commands.js';
import { choicesArb } from './choices.js';
import { damaged, type ExportDamage, type ExportFiles } from './export-damage.js';
import { type EventRowCounts, tablesOf } from './export-tables.js';
import { bytesOf, type CsvDialect } from './export-text.js';
import type { Cast } from './ids.js';
import { legalHistoryIn } from './legal-histories.js';

/** A whole HMIS CSV export. */
export interface GeneratedExport {
  /** The bytes of its files, by name. Client.csv is none of them. */
  readonly files: ExportFiles;
  /** How it is written. */
  readonly dialect: CsvDialect;
  /** The histories that it was made from, each legal; a voided one is a deleted row. An empty one has no row. */
  readonly histories: readonly (readonly ReferralEvent[])[];
  /** What the rows of Event.csv are, before any damage. */
  readonly counts: EventRowCounts;
  /** What was done to it; absent where it is sound. */
  readonly damage?: ExportDamage;
}

// Text that HUD's files can hold, and that careless code trips over.
const ENDINGS = ['', ',', '"', "'", ' x', 'Ü', '=1'];

const dialectArb: fc.Arbitrary<CsvDialect> = fc.record({
  edition: fc.constantFrom('FY2026', 'FY2024', 'FY2022', 'FY2020'),
  byteOrderMark: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quoting: fc.constantFrom('as-hud-says', 'all', 'where-needed'),
  lastLineEnds: fc.boolean().map((not) => !not),
});

// Identifiers of at most 32 characters, different for each referral but the projects, of which there are three.
function castOf(index: number, ending: string): Cast {
  const id = (word: string): string => `${word}-${index}${ending}`;
  const project = index % 3;
  return {
    ...{ referralId: id('event'), personalId: id('client'), survivingId: id('client-now') },
    ...{ householdId: id('household'), ceEnrollmentId: id('ce-stay') },
    enrollmentIds: [id('stay-a'), id('stay-b'), id('stay-c')],
    ...{ projectId: `project-${project}`, organizationId: `organization-${project}` },
    ...{ otherOrganizationId: 'lead', otherProjectId: 'ce', otherPersonalId: id('client-other') },
    ...{ otherReferralId: id('event-other'), otherEnrollmentId: id('stay-other') },
  };
}

// Each project takes some type of housing referral: permanent supportive, rapid re-housing, transitional.
const PROJECT_TYPES = [3, 13, 2] as const;

function sceneArb(index: number): fc.Arbitrary<Scene> {
  return fc
    .record({ ending: fc.constantFrom(...ENDINGS), day: fc.nat({ max: 700 }) })
    .map(({ ending, day }) => {
      const cast = castOf(index, ending);
      const projectType = PROJECT_TYPES[index % 3] as number;
      const projects = { [cast.projectId]: { projectType, organizationId: cast.organizationId } };
      const start = addDays('2024-10-08', day);
      return { cast, policy: defaultPolicy, known: { projects }, start, quiet: true };
    });
}

const historiesArb = fc
  .nat({ max: 6 })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => legalHistoryIn(sceneArb(index)))));

/** What an export may be. */
export interface ExportOptions {
  /** What is done to one of the files, which one is left to chance; by default nothing. */
  readonly damage?: ExportDamage | readonly ExportDamage[];
}

/**
 * A whole HMIS CSV export: Event.csv with housing referrals (made from legal histories by the writer's own rows),
 * deleted rows and events of other types; the stays, exits, projects, organizations and funders around them;
 * Export.csv; and `CustomReferral.csv` (read it with `WRITTEN_LOCAL_FIELDS`). It is of any edition of HUD's
 * specification from FY2020 to FY2026, with or without a byte order mark, with either line end, quoted in three
 * ways. It is sound: a reader counts what `counts` says, and finds nothing unreadable. With `damage` one file is
 * spoilt: a reader should say so or read on. `readExport` throws no more than an `HmisCsvError`, where Event.csv
 * itself cannot be read.
 *
 * @example
 * ```ts
 * fc.assert(
 *   fc.asyncProperty(exportArb(), async ({ files, counts }) => {
 *     const read = await readExport(exportSourceOf(files));
 *     return read.counts.housingReferrals === counts.housingReferrals;
 *   }),
 * );
 * ```
 */
export function exportArb({ damage = [] }: ExportOptions = {}): fc.Arbitrary<GeneratedExport> {
  const kinds = typeof damage === 'string' ? [damage] : damage;
  return fc
    .record({ histories: historiesArb, dialect: dialectArb, choices: choicesArb })
    .map(({ histories, dialect, choices }) => {
      const draw = choices();
      const { tables, counts } = tablesOf(histories, dialect.edition, draw);
      const named = Object.entries(tables).map(([name, table]) => [name, bytesOf(table, dialect)] as const);
      const files = Object.fromEntries(named);
      const events = histories.map((history) => history.events);
      const sound = { files, dialect, histories: events, counts };
      if (kinds.length === 0) return sound;
      const kind = draw.of(kinds);
      return { ...sound, files: damaged(files, kind, draw), damage: kind };
    });
}

/** The files as a source for `readExport` and `auditExport`. */
export function exportSourceOf(files: ExportFiles): ExportSource {
  return {
    names: async () => Object.keys(files),
    async *open(name) {
      yield files[name] ?? new Uint8Array();
    },
  };
}
