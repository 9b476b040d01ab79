import type { CocPolicy } from 'ce-referrals';
import type { WorkListOptions } from 'ce-referrals/caseload';
import type { EventLog } from 'ce-referrals/log';
import type { Projects } from './access.js';
import type { Clock } from './clock.js';
import type { LiveCaseload } from './live-caseload.js';

/** What the routes work with. */
export interface Context {
  readonly log: EventLog;
  readonly caseload: LiveCaseload;
  readonly policy: CocPolicy;
  readonly clock: Clock;
  /** What the HMIS knows of projects. */
  readonly projects: Projects;
  /** Of imported referrals: what nobody can know. */
  readonly unknowable: NonNullable<WorkListOptions['unknowable']>;
}
