import { auditExport, readExport } from 'ce-referrals/hmis-csv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditAsText } from '../../src/cli/audit-text.js';
import { COLUMNS, csv, memorySource, smallExport } from './small-export.js';

// Identifiers and names that a finding must never show; EventIDs (ev-...) it may.
const PERSON = 'SECRETPERSON';
const ENROLLMENT = 'SECRETENROLLMENT';
const HOUSEHOLD = 'SECRETHOUSEHOLD';
const NAME = 'SECRETNAME';

const day = fc.integer({ min: 1, max: 31 }).map((d) => `2026-02-${String(d).padStart(2, '0')}`);
const personId = fc.integer({ min: 1, max: 3 }).map((id) => `${PERSON}-${id}`);
const enrollmentId = fc.integer({ min: 1, max: 6 }).map((id) => `${ENROLLMENT}-${id}`);
const projectId = fc.constantFrom('ce', 'rrh', 'th', 'rrh-2', NAME, '');

const orNot = <T>(arb: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: arb, weight: 6 }, { arbitrary: fc.constantFrom('', '""', NAME), weight: 1 });

const eventRow = fc.record({
  EventID: orNot(fc.integer({ min: 1, max: 8 }).map((id) => `ev-${id}`)),
  EnrollmentID: orNot(enrollmentId),
  PersonalID: orNot(personId),
  EventDate: orNot(day),
  Event: orNot(fc.integer({ min: 0, max: 20 })),
  LocationCrisisOrPHHousing: projectId,
  ReferralResult: orNot(fc.constantFrom('', 1, 2, 3, 9)),
  ResultDate: orNot(day),
  UserID: fc.constant(NAME),
  DateDeleted: fc.constantFrom('', '', '', '2026-03-01 00:00:00'),
});

const stayRow = fc.record({
  EnrollmentID: orNot(enrollmentId),
  PersonalID: orNot(personId),
  ProjectID: orNot(projectId),
  EntryDate: orNot(day),
  HouseholdID: fc.constant(`${HOUSEHOLD}-1`),
});

const garbage = fc
  .array(fc.constantFrom('"', ',', NAME, PERSON, '\0', '\uFFFD', ' ', '""', 'ev-1'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join(''));

/** Any export of well-formed rows, some of them nonsense, with lines of garbage between them. */
const anyExport = fc
  .record({ events: fc.array(eventRow, { maxLength: 12 }), stays: fc.array(stayRow, { maxLength: 8 }) })
  .chain(({ events, stays }) =>
    fc.array(fc.tuple(fc.nat(events.length), garbage), { maxLength: 3 }).map((inserted) => {
      const [header, ...lines] = csv('Event', events).trimEnd().split('\n');
      for (const [at, line] of inserted) lines.splice(at, 0, line);
      return {
        ...smallExport({ stays }),
        'Event.csv': [header, ...lines].join('\n'),
        'Enrollment.csv': csv('Enrollment', stays),
      };
    }),
  );

describe('any export', () => {
  it('has every row of Event.csv accounted for, once', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, async (files) => {
        const { counts, referrals } = await readExport(memorySource(files));
        const { rows, housingReferrals, otherEvents, deleted, duplicates, unreadable } = counts;
        expect(housingReferrals + otherEvents + deleted + duplicates + unreadable).toBe(rows);
        expect([...referrals()]).toHaveLength(housingReferrals);
        const lines = files['Event.csv'].split('\n').slice(1);
        const blank = lines.filter((line) => /^\s*("\s*")?\s*$/.test(line)).length;
        expect(rows).toBeLessThanOrEqual(lines.length);
        // What spans lines is one row; garbage alone can do that here.
        if (!files['Event.csv'].includes('"')) expect(rows).toBe(lines.length - blank);
      }),
      { numRuns: 300 },
    );
  });

  it('has a finding for every row that cannot be read, and for every duplicate', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, async (files) => {
        const { counts, findings } = await readExport(memorySource(files));
        const errors = findings.filter(({ file, severity }) => file === 'Event.csv' && severity === 'error');
        const lines = new Set(errors.map(({ line }) => line));
        expect(lines.size).toBeGreaterThanOrEqual(counts.unreadable + counts.duplicates);
      }),
      { numRuns: 300 },
    );
  });

  it('is told of without a PersonalID, an EnrollmentID, a household or a text', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, async (files) => {
        const audited = await auditExport(memorySource(files));
        // Garbage that is not torn may put a name where the EventID stands: that cell alone is shown.
        const findings = audited.findings.map(({ eventId: _, ...finding }) => finding);
        const told = JSON.stringify({ ...audited, findings });
        const text = [...auditAsText({ ...audited, findings })].join('\n');
        for (const marker of [PERSON, ENROLLMENT, HOUSEHOLD, NAME]) {
          expect(told).not.toContain(marker);
          expect(text).not.toContain(marker);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names in its findings lines that are there', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, async (files) => {
        const { findings } = await auditExport(memorySource(files));
        for (const { file, line } of findings) {
          if (line === undefined) continue;
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(files[file as keyof typeof files].split('\n').length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('an Event.csv of any bytes', () => {
  it('is read or refused by its code, and every sound row in it is read', async () => {
    const sound = (index: number) => `sound-${index},ce-1,client-1,2026-02-02,13,,,rrh,,,,,,,x1`;
    const piece = fc
      .uint8Array({ maxLength: 40 })
      .filter((bytes) => bytes.filter((byte) => byte === 0x2c).length < 4);
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 6 }),
        fc.integer({ min: 1, max: 200 }),
        async (pieces, cut) => {
          const encoder = new TextEncoder();
          const parts = pieces.flatMap((bytes, index) => [bytes, encoder.encode(`\n${sound(index)}\n`)]);
          const content = new Uint8Array(Buffer.concat([encoder.encode(`${COLUMNS.Event}\n`), ...parts]));
          const read = await readExport(memorySource({ ...smallExport(), 'Event.csv': content }, cut));
          const ids = [...read.referrals()]
            .map(({ eventId }) => eventId)
            .filter((id) => id.startsWith('sound-'));
          expect(ids).toStrictEqual(pieces.map((_, index) => `sound-${index}`));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('without a header is refused by its code, and by nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await expect(
          readExport(memorySource({ ...smallExport(), 'Event.csv': bytes })),
        ).rejects.toMatchObject({ code: 'event-file-unreadable' });
      }),
      { numRuns: 300 },
    );
  });

  it('and other files of any bytes are no reason to stop', async () => {
    const names = ['Export.csv', 'Project.csv', 'Organization.csv', 'Funder.csv', 'Enrollment.csv'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.uint8Array({ maxLength: 200 }), async (name, bytes) => {
        const { counts, findings } = await auditExport(memorySource({ ...smallExport(), [name]: bytes }));
        expect(counts.housingReferrals).toBe(1);
        expect(findings.map(({ file, code }) => `${file} ${code}`)).toContain(`${name} file-unreadable`);
      }),
      { numRuns: 300 },
    );
  });
});
