import { UNSUCCESSFUL_RESULTS } from '../../hud/index.js';
import { DEFAULT_REASON_LIST } from '../../referral/default-reasons.js';
import type { NotHousedReason, ReasonList, ReasonLists, ReasonUse } from '../../referral/reasons.js';
import * as fc from 'fast-check';
import { idArb } from './ids.js';

const USES: readonly (readonly ReasonUse[])[] = [
  ['unsuccessful'],
  ['not-housed'],
  ['unsuccessful', 'not-housed'],
];

function withUses(code: string, uses: readonly ReasonUse[], implied: number): NotHousedReason {
  const result = UNSUCCESSFUL_RESULTS[implied];
  return { code, label: 'A reason', for: uses, ...(result === undefined ? {} : { result }) };
}

const reasonCodedArb = (code: string): fc.Arbitrary<NotHousedReason> =>
  fc
    .record({ uses: fc.constantFrom(...USES), implied: fc.nat({ max: 2 }) })
    .map(({ uses, implied }) => withUses(code, uses, implied));

/** A reason of a CoC's own, for either outcome or both; it may imply a result. */
export const reasonArb: fc.Arbitrary<NotHousedReason> = idArb.chain(reasonCodedArb);

/** A reason list of a CoC's own: up to eight reasons, their codes all different; it may be empty. */
export const reasonListArb: fc.Arbitrary<ReasonList> = fc
  .tuple(idArb, fc.uniqueArray(idArb, { maxLength: 8 }))
  .chain(([version, codes]) =>
    fc.tuple(...codes.map(reasonCodedArb)).map((reasons) => ({ version, reasons })),
  );

/** A reason list that has a reason for either outcome. */
const usableReasonListArb: fc.Arbitrary<ReasonList> = reasonListArb.map(({ version, reasons }) => {
  const unused = (word: string): string => {
    let code = word;
    while (reasons.some((reason) => reason.code === code)) code += '+';
    return code;
  };
  const refused = withUses(unused('declined'), ['unsuccessful'], 2);
  const unhoused = withUses(unused('no-unit'), ['not-housed'], 2);
  return { version, reasons: [...reasons, refused, unhoused] };
});

/** The lists a policy holds: the given current one, beside an older one of another version. */
export function listsWith(current: fc.Arbitrary<ReasonList>): fc.Arbitrary<ReasonLists> {
  return fc.tuple(current, reasonListArb).map(([list, old]) => ({
    current: list.version,
    lists: old.version === list.version ? [list] : [old, list],
  }));
}

/** The default list often enough, else lists in which both outcomes have a reason. */
export const reasonListsArb: fc.Arbitrary<ReasonLists> = fc.oneof(
  fc.constant<ReasonLists>({ current: DEFAULT_REASON_LIST.version, lists: [DEFAULT_REASON_LIST] }),
  listsWith(usableReasonListArb),
);
