import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeZip } from '../hmis-csv/make-zip.js';
import { exportFolders } from './export-folder.js';

const LEAD = { userId: 'u-1', organizationId: 'ce-lead', role: 'priority-list-manager' };
const HARBOR = { userId: 'u-2', organizationId: 'harbor', role: 'housing-provider' };

const entry = (recordedAt: string, recordedBy: object, stream: string) => ({
  source: 'entry',
  recordedAt,
  recordedBy,
  stream,
});

export const referred = (stream: string, referredOn: string, data: object = {}) => ({
  type: 'referred',
  data: {
    referralId: stream,
    personalId: 'client-1',
    enrollmentId: 'ce-1',
    householdId: 'household-1',
    eventType: 13,
    projectId: 'rrh',
    organizationId: 'harbor',
    referredOn,
    ...data,
  },
  metadata: entry(`${referredOn}T09:15-06:00`, LEAD, stream),
});
export const acknowledged = (stream: string, acknowledgedOn: string) => ({
  type: 'acknowledged',
  data: { acknowledgedOn },
  metadata: entry(`${acknowledgedOn}T10:00-06:00`, HARBOR, stream),
});
export const enrolled = (stream: string, enrolledOn: string) => ({
  type: 'enrolled',
  data: { enrollmentId: `stay-${stream}`, personalId: 'client-1', projectId: 'rrh', enrolledOn },
  metadata: entry(`${enrolledOn}T15:55-06:00`, HARBOR, stream),
});
export const accepted = (stream: string, resultDate: string) => ({
  type: 'resolved',
  data: { result: 'client-accepted', resultDate, resultingEnrollmentId: `stay-${stream}` },
  metadata: entry(`${resultDate}T16:00-06:00`, HARBOR, stream),
});
export const rejected = (stream: string, resultDate: string, notHousedReason = 'declined-unit') => ({
  type: 'resolved',
  data: { result: 'client-rejected', resultDate, notHousedReason },
  metadata: { ...entry(`${resultDate}T16:00-06:00`, HARBOR, stream), reasonListVersion: 'ce-referrals-1' },
});

/** Makes files of events, files of JSON, and zips, and removes them behind the tests of the file that asked. */
export function caseloadFiles() {
  const folderOf = exportFolders();
  const folder = folderOf({});
  let files = 0;
  const pathOf = (ending: string): string => {
    files += 1;
    return join(folder, `${files}${ending}`);
  };
  return {
    folderOf,
    eventsOf(...lines: readonly (object | string)[]): string {
      const path = pathOf('.ndjson');
      const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
      writeFileSync(path, texts.map((text) => `${text}\n`).join(''));
      return path;
    },
    jsonOf(value: unknown): string {
      const path = pathOf('.json');
      writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
      return path;
    },
    zipOf(given: Readonly<Record<string, string>>): string {
      const path = pathOf('.zip');
      writeFileSync(
        path,
        makeZip(Object.entries(given).map(([name, text]) => ({ path: `export/${name}`, text }))),
      );
      return path;
    },
  };
}
