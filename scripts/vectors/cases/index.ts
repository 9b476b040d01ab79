import type { Cases, WrittenCase } from '../case.js';
import { acknowledgement } from './acknowledgement.js';
import { attribution } from './attribution.js';
import { caseload } from './caseload.js';
import { corrections } from './corrections.js';
import { dateOrder } from './dates-order.js';
import { realDates } from './dates-real.js';
import { recordedDates } from './dates-recorded.js';
import { endings } from './endings.js';
import { enrollmentOfWhom } from './enrollment-of-whom.js';
import { enrollment } from './enrollment.js';
import { imports } from './imports.js';
import { incomplete } from './incomplete.js';
import { order } from './order.js';
import { orderNeighbours } from './order-neighbours.js';
import { reasons } from './reasons.js';
import { referral } from './referral.js';
import { repetition } from './repetition.js';
import { result } from './result.js';
import { who } from './who.js';

const WRITTEN: readonly Cases[] = [
  endings,
  order,
  orderNeighbours,
  acknowledgement,
  enrollment,
  enrollmentOfWhom,
  result,
  reasons,
  who,
  attribution,
  referral,
  realDates,
  recordedDates,
  dateOrder,
  caseload,
  incomplete,
  repetition,
  corrections,
  imports,
];

function together(): Cases {
  const all: Record<string, readonly WrittenCase[]> = {};
  for (const [name, cases] of WRITTEN.flatMap((written) => Object.entries(written))) {
    all[name] = [...(all[name] ?? []), ...cases];
  }
  return all;
}

/** Every written case, by the file that it goes into. */
export const CASES: Cases = together();
