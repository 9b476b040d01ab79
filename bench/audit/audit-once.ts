/** `audit` against an audit by hand, in a process of its own. */
import { deepStrictEqual } from 'node:assert/strict';
import { type AuditReport, audit, type NewReferralEvent } from 'ce-referrals';
import { expectSameAudit } from '../by-hand/agree.js';
import { auditByHand } from '../by-hand/audit.js';
import { histories } from '../histories.js';
import { runPairs } from '../measuring/pairs.js';
import { answer, taskOf } from '../measuring/processes.js';

export interface AuditTask {
  readonly histories: number;
  /** Checks that both report the same, word for word, and measures nothing. */
  readonly checked?: true;
  readonly turns?: number;
}

/** How many histories a turn audits. */
const WINDOW = 2_000;

/** How many answers are kept at a time, so that none is left out: the collector's time is no part of it. */
const KEPT = 100;

const task = taskOf<AuditTask>();

// In one history of 20 the acknowledgement got lost: each such history has findings.
const given = histories(task.histories).map((events, number): readonly NewReferralEvent[] =>
  number % 20 === 3 ? events.filter(({ type }) => type !== 'acknowledged') : events,
);

function sideOf(each: typeof audit): (turn: number) => unknown {
  return (turn) => {
    const from = (turn * WINDOW) % given.length;
    const reports = new Array<AuditReport>(KEPT);
    for (let at = 0; at < WINDOW; at += 1) reports[at % KEPT] = each(given[from + at] ?? []);
    return reports;
  };
}

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
  const byHand = auditByHand as typeof audit;
  answer(await runPairs(sideOf(byHand), sideOf(audit), { turns: task.turns ?? 40, warmUp: 10 }));
}
