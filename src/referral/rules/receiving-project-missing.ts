import { receivingProjectTypes } from '../../hud/index.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'referred'> = /* @__PURE__ */ eventCheck({
  code: 'receiving-project-missing',
  on: ['referred'],
  severity: 'warning',
  check({ data }) {
    const hasLocation = receivingProjectTypes(data.eventType) !== undefined;
    return hasLocation && data.projectId === undefined ? fault('projectId') : undefined;
  },
});

export const words: RuleWords = {
  title: 'A referral names the project that receives it.',
  because:
    'Without it nobody can say whose referral it is, and the enrollment that came of it cannot be found.',
  source: 'HUD 4.20: location of the referral, types 10 to 15',
};
