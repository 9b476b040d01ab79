import type { NewEvent } from 'ce-referrals/log';

/** Events with these ids, each of about so many characters. What they say does not matter to a log. */
export function eventsOf(ids: readonly string[], length = 0): NewEvent[] {
  // Not a run of one letter: a database would keep that in a few bytes.
  const padding = Array.from({ length: length / 4 }, (_, at) => (at * 7919) % 9973).join();
  const event = {
    type: 'acknowledged',
    data: { acknowledgedOn: '2026-03-03' },
    metadata: { source: 'import', ...(length > 0 && { padding }) },
  } as unknown as NewEvent['event'];
  return ids.map((id) => ({ id, event }));
}
