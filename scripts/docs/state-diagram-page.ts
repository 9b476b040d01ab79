import {
  POSITIONS,
  type Position,
  REFERRAL_STATUSES,
  type ReferralStatus,
  STEPS,
  type Step,
  statusOf,
  TRANSITIONS,
} from 'ce-referrals';

const positionsOf = (status: ReferralStatus): readonly Position[] =>
  POSITIONS.filter((position) => statusOf(position) === status);

/** Mermaid reads a hyphen in an id as the beginning of an arrow. */
const id = (position: Position): string => position.replaceAll('-', '_');

const groupId = (status: ReferralStatus): string => `${id(status as Position)}_status`;

/** A status of several positions is drawn as a box around them. */
function box(status: ReferralStatus): readonly string[] {
  const positions = positionsOf(status);
  const [only] = positions;
  if (positions.length === 1 && only !== undefined) return [`  state "${only}" as ${id(only)}`];
  return [
    `  state "status: ${status}" as ${groupId(status)} {`,
    ...positions.map((position) => `    state "${position}" as ${id(position)}`),
    '  }',
  ];
}

/** One arrow from the box where all of its positions lead the same way out of it, else one from each. */
function arrows(status: ReferralStatus, step: Step): readonly string[] {
  const positions = positionsOf(status);
  const targets = new Set(positions.map((position) => TRANSITIONS[position][step].to));
  const [target] = targets;
  if (positions.length > 1 && targets.size === 1 && target !== undefined && statusOf(target) !== status) {
    return [`  ${groupId(status)} --> ${id(target)} : ${step}`];
  }
  return positions.flatMap((position) => {
    const { to } = TRANSITIONS[position][step];
    return to === undefined ? [] : [`  ${id(position)} --> ${id(to)} : ${step}`];
  });
}

function diagram(): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...REFERRAL_STATUSES.flatMap(box),
    `  [*] --> ${id('not-referred')}`,
    ...REFERRAL_STATUSES.flatMap((status) => STEPS.flatMap((step) => arrows(status, step))),
    '```',
  ].join('\n');
}

function cell(position: Position, step: Step): string {
  const { to, refusedBy } = TRANSITIONS[position][step];
  return to === undefined ? `refused: [${refusedBy}](rules.md#${refusedBy})` : `**${to}**`;
}

function table(status: ReferralStatus): string {
  const positions = positionsOf(status);
  return [
    `### ${status}`,
    '',
    `| step | at ${positions.map((position) => `\`${position}\``).join(' | at ')} |`,
    `|---|${'---|'.repeat(positions.length)}`,
    ...STEPS.map((step) => `| ${step} | ${positions.map((position) => cell(position, step)).join(' | ')} |`),
  ].join('\n');
}

const INTRODUCTION = `# What may follow what

This page is written from \`TRANSITIONS\`, the one table that the fold and the rules of order read.

- A **step** is what a person does, finer than the type of the event it leads to: a result is of two kinds, a void of three.
- A **position** is where a referral stands, finer than its status: what may follow an enrollment depends on which fact was
  recorded last, and what may follow a success on whether its reason is there.

An arrow says only that the history has a place for the fact. Whether the fact is right is for the [other rules](rules.md): an
enrolled client's referral that is resolved as unsuccessful, for one, is folded as it was recorded, refused as a command, and
reported by an audit.`;

/** The page of the transition table: a diagram, and one table a status. */
export function stateDiagramPage(): string {
  return `${[INTRODUCTION, diagram(), '## The table', ...REFERRAL_STATUSES.map(table)].join('\n\n')}\n`;
}
