import { audit } from 'ce-referrals';
import type { Broken } from './broken.js';

export const firstFindingOnly: Broken = {
  wrong: 'audit stops at the first event that breaks a rule.',
  implementation: {
    audit(events, options) {
      const { findings, notChecked } = audit(events, options);
      return {
        notChecked,
        findings: findings.filter(({ eventIndex }) => eventIndex === findings[0]?.eventIndex),
      };
    },
  },
  caughtBy: ['findings-agree'],
  alsoBy: ['audit-answers', 'vectors *'],
  says: /The findings differ/,
};
