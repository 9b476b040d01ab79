import type { CsvRule } from './rule.js';

export const rule: CsvRule = {
  code: 'character-not-allowed',
  title: 'Text in HUD’s files has no < > [ ] { }, and nothing that is lost on the way.',
  severity: 'error',
  needs: 'histories',
  because:
    'HUD does not allow the brackets. Control characters, spaces at the ends and what is no character do not come back as they were: an identifier would name something else.',
  source: 'HUD CSV: characters in string fields; the rest is ours',
};
