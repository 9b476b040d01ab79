import {
  POSITIONS,
  REFERRAL_STATUSES,
  RULES,
  type Rule,
  type RuleCode,
  STEPS,
  statusOf,
  TRANSITIONS,
} from 'ce-referrals';
import { CSV_RULES, type CsvRule } from 'ce-referrals/hmis-csv';

const ON_REPLAY: Readonly<Record<Rule['onReplay'], string>> = {
  skip: '`skip`: the history has no place for the event, and the state stays as it is',
  apply: '`apply`: the fact is taken all the same, and an audit reports it',
  never: '`never`: no event can break it, only a command',
};

const SEVERITY: Readonly<Record<Rule['severity'], string>> = {
  error: '`error`: a command is refused',
  warning: '`warning`: a command is accepted, with the warning',
};

const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** Where the transition table refuses by this rule: one line a status, with the steps it refuses there. */
function refusals(rule: RuleCode): readonly string[] {
  return REFERRAL_STATUSES.flatMap((status) => {
    const rows = POSITIONS.filter((position) => statusOf(position) === status);
    const steps = STEPS.filter((step) => rows.some((row) => TRANSITIONS[row][step].refusedBy === rule));
    if (steps.length === 0) return [];
    // Two positions of one status can differ: what one of them takes is refused in the others only.
    const sometimes = steps.filter((step) => rows.some((row) => TRANSITIONS[row][step].refusedBy !== rule));
    const always = steps.filter((step) => !sometimes.includes(step));
    return [
      ...(always.length === 0 ? [] : [`  - in ${code(status)}: ${codes(always)}`]),
      ...sometimes.map((step) => {
        const where = rows.filter((row) => TRANSITIONS[row][step].refusedBy === rule);
        return `  - in ${code(status)}, at ${codes(where)}: ${code(step)}`;
      }),
    ];
  });
}

function looksAt(rule: Rule): readonly string[] {
  if (rule.judges === 'command') return ['- **Looks at**: commands'];
  if (rule.onReplay !== 'skip') return [`- **Looks at**: ${codes(rule.on)}`];
  const lines = refusals(rule.code);
  return lines.length === 0
    ? ['- **Refuses**: every event whose type, result or object of a void this version does not know']
    : ['- **Refuses**, by the [transition table](state-diagram.md):', ...lines];
}

function section(rule: Rule): string {
  return [
    `## ${rule.code}`,
    '',
    `**${rule.title}**`,
    '',
    rule.because,
    '',
    `- **Severity**: ${SEVERITY[rule.severity]}`,
    `- **On replay**: ${ON_REPLAY[rule.onReplay]}`,
    ...looksAt(rule),
    ...(rule.asks === undefined ? [] : [`- **Asks**: the source must be able to know ${code(rule.asks)}`]),
    ...(rule.over === 'caseload' ? ['- **Over**: the caseload, through `known`'] : []),
    `- **Source**: ${rule.source}`,
  ].join('\n');
}

function row({ code: name, title, severity, onReplay, asks }: Rule): string {
  return `| [${name}](#${name}) | ${title} | ${severity} | ${onReplay} | ${asks ?? ''} |`;
}

function csvRow({ code: name, title, severity }: CsvRule): string {
  return `| [${name}](#${name}) | ${title} | ${severity} |`;
}

const NEEDS: Readonly<Record<NonNullable<CsvRule['needs']>, string>> = {
  'local-fields': 'a map of local fields',
  'two-exports': 'two exports, which `compareExports` compares',
  histories: 'histories, which `writeExport` writes',
};

function csvSection({ code: name, title, because, severity, needs, source }: CsvRule): string {
  return [
    `### ${name}`,
    '',
    `**${title}**`,
    '',
    because,
    '',
    `- **Severity**: \`${severity}\``,
    ...(needs === undefined ? [] : [`- **Needs**: ${NEEDS[needs]}`]),
    `- **Source**: ${source}`,
  ].join('\n');
}

const INTRODUCTION = `# The rules

This page is written from \`RULES\`, the one list that refuses commands in \`decide\` and reports on histories in \`audit\`. Its
[last part](#rules-on-hud-csv-files) is written from \`CSV_RULES\` of \`ce-referrals/hmis-csv\`. A code is stable for ever; a title
may be reworded. Match on the code.

- **Severity**. An \`error\` refuses a command. A \`warning\` does not. A fault that rests on a fact which an import inferred is
  a warning at most.
- **On replay** says what a fold does with an event that breaks the rule. \`skip\`: nothing, the same state comes back.
  \`apply\`: the fact is taken, since it was recorded; \`audit\` reports it.
- **Asks** names what the source of a history must be able to know for the rule to mean anything. An audit that is told
  \`unknowable: ['acknowledgement']\` leaves out the rules that ask for it, and says so in \`notChecked\`.
- **Source**. "Article" is ICA, "Resolving a Housing Referral from Coordinated Entry" (updated 2025-05-20). "HUD" is the HMIS
  Data Dictionary and the HMIS CSV specification. "Minnesota" is practice there beyond the article. "Ours" is this library.`;

const CSV_INTRODUCTION = `## Rules on HUD CSV files

What the audit of an export finds beyond the rules above: faults of files, rows and keys, which no event can hold. An error makes
the exit code of \`ce-referrals audit\` 1; a warning does not.`;

/** The page of the rules, one section a rule; a section's anchor is the rule's code. */
export function rulesPage(): string {
  const parts = [
    INTRODUCTION,
    ['| code | rule | severity | on replay | asks |', '|---|---|---|---|---|', ...RULES.map(row)].join('\n'),
    ...RULES.map(section),
    CSV_INTRODUCTION,
    ['| code | rule | severity |', '|---|---|---|', ...CSV_RULES.map(csvRow)].join('\n'),
    ...CSV_RULES.map(csvSection),
  ];
  return `${parts.join('\n\n')}\n`;
}
