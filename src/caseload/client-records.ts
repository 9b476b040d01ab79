import { type Known, survivingClient } from '../referral/known.js';

/** Gives the records that stand for the same client as a record, itself included. */
export type ClientRecords = (personalId: string) => readonly string[];

/** Which records stand for the same client, as far as merges are known. The table of merges is read once. */
export function clientRecords(known: Pick<Known, 'clients'>): ClientRecords {
  const bySurviving = new Map<string, Set<string>>();
  for (const id of Object.keys(known.clients ?? {})) {
    const surviving = survivingClient(known, id);
    const records = bySurviving.get(surviving) ?? new Set([surviving]);
    bySurviving.set(surviving, records.add(id));
  }
  return (personalId) => {
    const records = bySurviving.get(survivingClient(known, personalId));
    return records === undefined ? [personalId] : [...records.add(personalId)];
  };
}
