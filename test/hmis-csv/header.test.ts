import { describe, expect, it } from 'vitest';
import { matchHeader } from '../../src/hmis-csv/header.js';
import { EVENT, EXPORT, HUD_FILES } from '../../src/hmis-csv/hud-files.js';
import { COLUMNS } from './small-export.js';

const EVENT_HEADER = COLUMNS.Event.split(',');
const renamed = (from: string, to: string) => EVENT_HEADER.map((name) => (name === from ? to : name));

describe('a header', () => {
  it('is matched by name, wherever a column stands', () => {
    const { places, faults } = matchHeader([...EVENT_HEADER].reverse(), EVENT);
    expect(faults).toStrictEqual([]);
    expect(places.get('EventID')).toBe(EVENT_HEADER.length - 1);
    expect(places.get('ResultDate')).toBe(EVENT_HEADER.length - 1 - EVENT_HEADER.indexOf('ResultDate'));
  });

  it('may spell the location as FY2020 does', () => {
    const { places, faults } = matchHeader(
      renamed('LocationCrisisOrPHHousing', 'LocationCrisisorPHHousing'),
      EVENT,
    );
    expect(faults).toStrictEqual([]);
    expect(places.get('LocationCrisisOrPHHousing')).toBe(7);
  });

  it.each([' EventDate', 'EventDate ', 'eventdate', 'EVENTDATE', '\uFEFFEventDate'])(
    'is understood, and said, where it writes a name as %j',
    (written) => {
      const { places, faults } = matchHeader(renamed('EventDate', written), EVENT);
      expect(places.get('EventDate')).toBe(3);
      expect(faults).toStrictEqual([{ code: 'column-name-not-huds', field: 'EventDate' }]);
    },
  );

  it('lacks a column whose name is not merely spelled otherwise', () => {
    const { places, faults } = matchHeader(renamed('EventDate', 'Event Date'), EVENT);
    expect(places.has('EventDate')).toBe(false);
    expect(faults).toStrictEqual([{ code: 'column-missing', field: 'EventDate' }]);
  });

  it('is read by the first of two columns of one name', () => {
    const { places, faults } = matchHeader([...EVENT_HEADER, 'eventid'], EVENT);
    expect(places.get('EventID')).toBe(0);
    expect(faults).toStrictEqual([{ code: 'column-twice', field: 'EventID' }]);
  });

  it('may have two columns of a name that is not read', () => {
    expect(matchHeader([...EVENT_HEADER, 'Extra', 'Extra', ''], EVENT).faults).toStrictEqual([]);
  });

  it('may lack what an official version does not have', () => {
    const header = Object.keys(EXPORT.columns).filter((name) => name !== 'CSVVersion');
    expect(matchHeader(header, EXPORT).faults).toStrictEqual([]);
  });

  it('may hold the names of an object’s own parts', () => {
    const { places } = matchHeader(['constructor', '__proto__', ...EVENT_HEADER], EVENT);
    expect(places.size).toBe(Object.keys(EVENT.columns).length);
  });
});

describe('the files that are read', () => {
  it('do not hold Client.csv', () => {
    expect(HUD_FILES.map(({ name }) => name)).not.toContain('Client.csv');
  });

  it('need only columns that they read', () => {
    for (const { columns, essential, optional = [], alsoNamed = {} } of HUD_FILES) {
      const named = [...essential, ...optional, ...Object.values(alsoNamed)];
      expect(Object.keys(columns)).toEqual(expect.arrayContaining(named));
    }
  });
});
