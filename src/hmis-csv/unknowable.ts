import { ASKED, type Asked } from '../referral/rules/rule.js';

/** What is unknown, as one number: a bit for each thing that may be asked. */
export type Unknown = number;

/** Gathers what is unknown. */
export function unknownOf(asked: Iterable<Asked>): Unknown {
  let unknown = 0;
  for (const one of asked) unknown |= 1 << ASKED.indexOf(one);
  return unknown;
}

/** Gives the list for each number, the same one every time: there are few answers, and many referrals. */
export function sharedLists(): (unknown: Unknown) => readonly Asked[] {
  const lists: (readonly Asked[])[] = [];
  return (unknown) => {
    const list = lists[unknown] ?? Object.freeze(ASKED.filter((_, place) => (unknown >> place) & 1));
    lists[unknown] = list;
    return list;
  };
}
