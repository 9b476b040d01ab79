import { eventTypesFor, fitsProjectType } from '../../hud/index.js';
import { knownProject } from '../known.js';
import { type EventCheck, eventCheck, fault, type RuleWords } from './rule.js';

export const check: EventCheck<'referred'> = /* @__PURE__ */ eventCheck({
  code: 'event-type-not-the-projects',
  on: ['referred'],
  severity: 'warning',
  check({ data }, { known }) {
    const project = knownProject(known, data.projectId);
    if (project === undefined || fitsProjectType(data.eventType, project.projectType, project.jointThRrh)) {
      return undefined;
    }
    // Empty where the project, street outreach for one, receives no housing referral at all.
    return fault('eventType', { oneOf: eventTypesFor(project.projectType, project.jointThRrh) });
  },
});

export const words: RuleWords = {
  title: 'The event type fits the type of the receiving project.',
  because:
    'A referral to permanent supportive housing whose receiving project is a shelter was recorded against the wrong project, or under the wrong type.',
  source: 'HUD 4.20 and 2.02.6',
};
