import { readdirSync, readFileSync } from 'node:fs';
import { carriesLocation, isCalendarDate, isHousingReferral, receivingProjectTypes } from 'ce-referrals';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { FILE_NAMES, type FileName, HEADERS } from '../../examples/export/columns.js';
import { damagedFiles } from '../../examples/export/damaged.js';
import { PLANTED_FAULTS } from '../../examples/export/faults.js';
import { exportFiles, SEED } from '../../examples/export/index.js';
import { LOCAL_FIELDS, LOCAL_FILE } from '../../examples/export/local-file.js';

const examples = new URL('../../examples/', import.meta.url);
const folder = new URL('hmis-csv/', examples);
const files = exportFiles(SEED);

type Cells = Record<string, string>;

function rowsOf(file: FileName): Cells[] {
  return Papa.parse<Cells>(files[`${file}.csv`], { header: true, skipEmptyLines: true }).data;
}

const isPlanted = (row: Cells): boolean => PLANTED_FAULTS.some(({ eventId }) => eventId === row.EventID);
const ordinary = rowsOf('Event').filter((row) => !isPlanted(row));
const ordinaryReferrals = ordinary.filter((row) => isHousingReferral(Number(row.Event)));
const projects = new Map(rowsOf('Project').map((row) => [row.ProjectID, row]));
const enrollments = new Map(rowsOf('Enrollment').map((row) => [row.EnrollmentID, row]));

describe('the example export', () => {
  it('is what its seed gives, byte for byte, and nothing beside it', () => {
    const names = [...FILE_NAMES.map((file) => `${file}.csv`), LOCAL_FILE];
    expect(readdirSync(folder).sort()).toEqual(names.sort());
    for (const [name, text] of Object.entries(files)) {
      expect(readFileSync(new URL(name, folder)).equals(Buffer.from(text)), name).toBe(true);
    }
  });

  it('has beside it the map of its local file, and the damaged files, as they are generated', () => {
    const map = JSON.parse(readFileSync(new URL('local-fields.json', examples), 'utf8'));
    expect(map).toEqual(LOCAL_FIELDS);
    const damaged = new URL('hmis-csv-damaged/', examples);
    expect(readdirSync(damaged).sort()).toEqual(Object.keys(damagedFiles()).sort());
    for (const [name, content] of Object.entries(damagedFiles())) {
      expect(readFileSync(new URL(name, damaged)).equals(Buffer.from(content as string)), name).toBe(true);
    }
  });

  it('differs with the seed', () => {
    expect(exportFiles(SEED + 1)['Event.csv']).not.toBe(files['Event.csv']);
    expect(exportFiles(SEED)['Event.csv']).toBe(files['Event.csv']);
  });

  it.skipIf(process.env.HMIS_EXPORTS === undefined)(
    'has the headers of the FY2026 specification (needs HMIS_EXPORTS)',
    () => {
      const list = readFileSync(`${process.env.HMIS_EXPORTS}/headers-fy2026.txt`, 'utf8').trim();
      const published = Object.fromEntries(list.split(/\n\n+/).map((two) => two.split('.csv\n')));
      expect(HEADERS).toEqual(published);
    },
  );

  it('has at least 200 housing referrals besides the faulty ones, of every type', () => {
    expect(ordinaryReferrals.length).toBeGreaterThanOrEqual(200);
    const types = new Set(ordinaryReferrals.map((row) => Number(row.Event)));
    expect([...types].sort()).toEqual([10, 11, 12, 13, 14, 15, 17, 18]);
  });

  it('has every outcome, and referrals that are open', () => {
    expect(new Set(ordinaryReferrals.map((row) => row.ReferralResult))).toEqual(new Set(['', '1', '2', '3']));
  });

  it('has referrals to every type of project that can receive one', () => {
    const receiving = new Set(
      ordinaryReferrals.map((row) => projects.get(row.LocationCrisisOrPHHousing)?.ProjectType),
    );
    for (const type of [10, 11, 12, 13, 14, 15].flatMap((event) => receivingProjectTypes(event) ?? [])) {
      expect(receiving, `project type ${type}`).toContain(String(type));
    }
  });

  it('has every type of event that is no housing referral', () => {
    const types = new Set(ordinary.map((row) => Number(row.Event)));
    for (const type of [1, 2, 3, 4, 5, 6, 7, 8, 9, 16]) expect(types, `event type ${type}`).toContain(type);
  });

  it('names a known project as the location of every ordinary referral that takes one', () => {
    for (const row of ordinaryReferrals) {
      const known = projects.has(row.LocationCrisisOrPHHousing);
      expect(known, row.EventID).toBe(carriesLocation(Number(row.Event)));
    }
  });

  it('has, for every accepted ordinary referral, an enrollment of the client on the day of the result', () => {
    const stays = new Set(
      [...enrollments.values()].map((row) => `${row.PersonalID} ${row.ProjectID} ${row.EntryDate}`),
    );
    const anywhere = new Set([...enrollments.values()].map((row) => `${row.PersonalID} ${row.EntryDate}`));
    for (const row of ordinaryReferrals.filter(({ ReferralResult }) => ReferralResult === '1')) {
      const { PersonalID, LocationCrisisOrPHHousing: location, ResultDate } = row;
      const found =
        location === ''
          ? anywhere.has(`${PersonalID} ${ResultDate}`)
          : stays.has(`${PersonalID} ${location} ${ResultDate}`);
      expect(found, row.EventID).toBe(true);
    }
  });

  it('records every ordinary event on a head of household’s enrollment in Coordinated Entry', () => {
    for (const row of ordinary) {
      expect(enrollments.get(row.EnrollmentID), row.EventID).toMatchObject({
        PersonalID: row.PersonalID,
        ProjectID: '201',
        RelationshipToHoH: '1',
      });
    }
  });

  it('has households with members who are not the head', () => {
    const relationships = new Set([...enrollments.values()].map((row) => row.RelationshipToHoH));
    expect([...relationships].sort()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('has no ID over 32 characters', () => {
    for (const file of FILE_NAMES) {
      for (const row of rowsOf(file)) {
        for (const [column, cell] of Object.entries(row)) {
          if (column.endsWith('ID')) expect(cell.length, `${file} ${column}`).toBeLessThanOrEqual(32);
        }
      }
    }
  });

  it('is dated within its period, the vouchers of the year before and the faults aside', () => {
    for (const row of ordinary.filter(({ Event }) => Event !== '17')) {
      expect(isCalendarDate(row.EventDate), row.EventID).toBe(true);
      expect(row.EventDate! >= '2025-10-01' && row.EventDate! <= '2026-09-30', row.EventID).toBe(true);
    }
  });

  it('gives every fault an EventID of its own', () => {
    const ids = PLANTED_FAULTS.map(({ eventId }) => eventId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
