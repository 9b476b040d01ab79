import { shapeFaults } from '../command-shape.js';
import type { CommandCheck, RuleWords } from './rule.js';

export const check: CommandCheck = /* @__PURE__ */ Object.freeze({
  code: 'incomplete-command',
  severity: 'error',
  check: (command) => shapeFaults(command).map((expected) => ({ expected })),
} satisfies CommandCheck);

export const words: RuleWords = {
  title: 'A command says all that its fact needs, in the form it needs, and nothing else.',
  because:
    'A form that was sent half empty would become a fact that nobody can complete later: events never change.',
  source: 'Ours; the fields are those of the article and of HUD 4.20',
};
