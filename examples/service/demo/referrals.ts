import { fileURLToPath } from 'node:url';
import { foldCaseload, referralOf } from 'ce-referrals/caseload';
import { type CsvExport, parseLocalFields, readExport } from 'ce-referrals/hmis-csv';
import { folderSource } from 'ce-referrals/hmis-csv/node';
import type { EventLog } from 'ce-referrals/log';
import localFields from '../../local-fields.json' with { type: 'json' };
import type { Context } from '../context.js';
import { SettingWrong } from '../settings.js';

/** What the service must know of the demo's referrals beside their events. */
export type DemoFacts = Pick<Context, 'projects' | 'unknowable'>;

const FOLDER = fileURLToPath(new URL('../../hmis-csv', import.meta.url));

function eventId(referralId: string, position: number): string {
  return `demo-${referralId}:${position}`;
}

// Referrals of people must not get mixed with those of nobody.
async function checkIsForTheDemo(log: EventLog): Promise<void> {
  for await (const { stream, id } of log.readAll()) {
    if (id !== eventId(stream, 0))
      throw new SettingWrong('The log holds other referrals than those of the demo: name an empty one.');
    return;
  }
}

async function importInto(log: EventLog, read: CsvExport): Promise<void> {
  const { caseload } = await foldCaseload(log.readAll());
  for (const { eventId: referralId, events } of read.referrals()) {
    if (referralOf(caseload, referralId) !== undefined) continue;
    const added = events.map((event, position) => ({ id: eventId(referralId, position), event }));
    await log.append(referralId, 0, added);
  }
}

/**
 * Puts the referrals of `examples/hmis-csv` into a log that is empty or has some of them already.
 *
 * @throws SettingWrong - where the log has others.
 */
export async function importDemo(log: EventLog): Promise<DemoFacts> {
  await checkIsForTheDemo(log);
  const read = await readExport(folderSource(FOLDER), { localFields: parseLocalFields(localFields) });
  await importInto(log, read);
  return {
    projects: read.projects ?? {},
    unknowable: new Map([...read.referrals()].map(({ eventId, unknowable }) => [eventId, unknowable])),
  };
}
