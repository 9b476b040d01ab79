import type { Counted, Imported } from './import-histories.js';
import { number } from './number.js';
import { visible } from './visible.js';

const SHOWN = 10;

const counted = ({ referrals, events }: Counted): string =>
  `${number(referrals, 'referral')}, ${number(events, 'event')}`;

function* listed(what: string, referrals: readonly string[]): Generator<string> {
  if (referrals.length === 0) return;
  yield `${what}: ${number(referrals.length, 'referral')}`;
  for (const referral of referrals.slice(0, SHOWN)) yield `  ${visible(referral)}`;
  if (referrals.length > SHOWN) yield `  and ${referrals.length - SHOWN} more: --json lists them all`;
}

/** What an import did, as text for people. It names referrals that need somebody's eye, and no client. */
export function* importAsText(imported: Imported, leftOut: number): Generator<string> {
  yield `Appended: ${counted(imported.appended)}`;
  yield `There already: ${counted(imported.alreadyThere)}`;
  yield* listed('Left as they are, since the log holds other events of them', imported.otherEvents);
  yield* listed('Refused by the log, for their id or their size', imported.refused);
  if (leftOut > 0) yield `Left out, since they cannot be read: ${number(leftOut, 'row')}`;
}

/** The same as JSON, with all of the referrals. */
export function* importAsJson(imported: Imported, leftOut: number): Generator<string> {
  yield JSON.stringify({ ...imported, leftOut });
}
