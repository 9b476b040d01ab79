import { RULES } from 'ce-referrals';
import type { Cases, VectorCase, VectorFile } from './case.js';
import { asWritten } from './verdict.js';

type Head = Pick<VectorFile, 'about' | 'title'> & { readonly source: string };

const ARTICLE = 'Article';
const OURS = 'Ours';

/** What the files that are about no rule are about. */
const OTHERS: Readonly<Record<string, Head>> = {
  'ending-successful': {
    about: 'ending',
    title: 'A referral ends with an enrollment.',
    source: `${ARTICLE}: Successful Referral`,
  },
  'ending-unsuccessful': {
    about: 'ending',
    title: 'A referral ends without an enrollment.',
    source: `${ARTICLE}: Unsuccessful Referral`,
  },
  'ending-enrolled-not-housed': {
    about: 'ending',
    title: 'A client is enrolled and never housed: the referral stays successful.',
    source: `${ARTICLE}: Client Enrolled in Housing Program but Not Housed`,
  },
  transitions: {
    about: 'topic',
    title: 'What may follow what, and what is true then.',
    source: `${ARTICLE}: the order of the steps; ${OURS}`,
  },
  repetition: { about: 'topic', title: 'The same command again changes nothing.', source: OURS },
  corrections: {
    about: 'topic',
    title: 'Nothing is edited: what was recorded in error is voided.',
    source: `${OURS}; HUD: DateDeleted`,
  },
  imports: {
    about: 'topic',
    title: 'What an import does not know is absent, and the referral goes on.',
    source: `${OURS}; HUD CSV: Event.csv`,
  },
};

function headOf(name: string): Head {
  const rule = RULES.find(({ code }) => code === name);
  if (rule !== undefined) return { about: 'rule', title: rule.title, source: rule.source };
  const head = OTHERS[name];
  if (head === undefined)
    throw new Error(`Cases are written for ${name}, which is no rule and no other file.`);
  return head;
}

/** Makes the files from the written cases. Their order is that of the rules, then of the other files. */
export function vectorFiles(written: Cases): readonly VectorFile[] {
  const names = [...RULES.map(({ code }) => code as string), ...Object.keys(OTHERS)];
  const left = Object.keys(written).filter((name) => !names.includes(name));
  return [...names, ...left].map((name) => {
    const { about, title, source: its } = headOf(name);
    const cases = (written[name] ?? []).map(({ slug, kind, description, source, then, ...rest }) => {
      const head = { id: `${name}/${slug}`, kind, description, source: source ?? its };
      return { ...head, ...rest, then: asWritten(then) } as VectorCase;
    });
    return { $schema: './schema.json', format: 1, about, name, title, cases };
  });
}
