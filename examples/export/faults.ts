import type { FindingCode } from 'ce-referrals/hmis-csv';
import { EXPORT } from './agencies.js';
import type { Row } from './columns.js';
import { HISTORY_FAULTS } from './history-faults.js';
import { LOCAL_FAULTS } from './local-faults.js';
import type { PlantedFault } from './planted-fault.js';
import { ROW_FAULTS } from './row-faults.js';

/**
 * Every fault that the example was given in Event.csv, by EventID. A fault that rests on nothing but its own row
 * differs from a sound event in the cells shown, and in nothing else.
 */
export const PLANTED_FAULTS: readonly PlantedFault[] = [...HISTORY_FAULTS, ...ROW_FAULTS, ...LOCAL_FAULTS];

/** A row of another file than Event.csv that is wrong on purpose. */
export type PlantedRow = {
  readonly [F in 'Export' | 'Project']: {
    readonly file: F;
    /** The finding that an audit must report about it. */
    readonly code: FindingCode;
    /** The fault in words. */
    readonly about: string;
    readonly row: Row<F>;
  };
}['Export' | 'Project'];

/** Every fault that the example was given outside of Event.csv: the last rows of their files. */
export const PLANTED_ROWS: readonly PlantedRow[] = [
  {
    file: 'Export',
    code: 'export-not-one-row',
    about: 'A second row, from an export of the week before.',
    row: { ...EXPORT, ExportDate: '2026-09-24 08:00:00', ExportEndDate: '2026-09-23' },
  },
  {
    file: 'Project',
    code: 'organization-not-in-export',
    about: 'A project of an organization that is not in the export.',
    row: {
      ProjectID: '216',
      OrganizationID: '199',
      ProjectName: 'Day Shelter',
      OperatingStartDate: '2018-01-01',
      ContinuumProject: 1,
      ProjectType: 11,
      DateCreated: '2025-07-01 09:00:00',
      DateUpdated: '2025-07-01 09:00:00',
      UserID: '11',
      ExportID: EXPORT.ExportID,
    },
  },
];
