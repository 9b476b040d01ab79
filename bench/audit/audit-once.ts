/** `audit` against an audit by hand, in a process of its own. */
import { deepStrictEqual } from 'node:assert/strict';
import { audit, type NewReferralEvent } from 'ce-referrals';
import { expectSameAudit } from '../by-hand/agree.js';
import { auditByHand } from '../by-hand/audit.js';
import { histories } from '../histories.js';
import { runPairs } from '../measuring/pairs.js';
import { answer, taskOf } from '../measuring/processes.js';
import { through } from '../measuring/sides.js';

export interface AuditTask {
  readonly histories: number;
  /** Checks that both report the same, word for word, and measures nothing. */
  readonly checked?: true;
  readonly turns?: number;
}

/** How many histories a turn audits. */
const WINDOW = 2_000;

const task = taskOf<AuditTask>();

// In one history of 20 the acknowledgement got lost: each such history has findings.
const given = histories(task.histories).map((events, number): readonly NewReferralEvent[] =>
  number % 20 === 3 ? events.filter(({ type }) => type !== 'acknowledged') : events,
);

if (task.checked === true) {
  expectSameAudit(1_000);
  let findings = 0;
  for (const events of given) {
    const report = audit(events);
    deepStrictEqual(auditByHand(events), report);
    findings += report.findings.length;
  }
  answer({ findings });
} else {
  const byHand = through(given, auditByHand, WINDOW);
  const library = through(given, (events) => audit(events), WINDOW);
  answer(await runPairs(byHand, library, { turns: task.turns ?? 40, warmUp: 10 }));
}
