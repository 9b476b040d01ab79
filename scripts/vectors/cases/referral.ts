import type { Cases, WrittenCase } from '../case.js';
import { GIVEN } from '../histories.js';
import { imported, manager, recorded, refer, referred, spoilt } from '../world.js';
import { accepts, audits, refuses, warn } from '../write.js';

const given = GIVEN['not-referred'];
const of = (eventType: number) => refer({ eventType: eventType as 13 });

const HOUSING = [10, 11, 12, 13, 14, 15, 18];
const NOT_HOUSING = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19];

// Which projects may receive which referrals: HUD's event type, the project's type, and whether it is one half
// of a joint component, where that is known.
const FITTING: readonly (readonly [eventType: number, projectType: number, joint?: boolean])[] = [
  [10, 0],
  [10, 1],
  [10, 8],
  [11, 2],
  [12, 2, true],
  [12, 13, true],
  [12, 13],
  [13, 13],
  [13, 13, true],
  [14, 3],
  [15, 9],
  [15, 10],
  [18, 13],
  [18, 4],
];
const UNFITTING: typeof FITTING = [
  [10, 2],
  [11, 13],
  [12, 13, false],
  [12, 2, false],
  [12, 3, true],
  [13, 3],
  [13, 2],
  [14, 13],
  [14, 9],
  [15, 3],
];

function received([eventType, projectType, joint]: (typeof FITTING)[number], fits: boolean): WrittenCase {
  const component = { undefined: '', true: ' of a joint component', false: ' of no joint component' }[
    `${joint}`
  ];
  const words = `A referral of type ${eventType} to a project of type ${projectType}${component}`;
  const slug = `${eventType}-to-${projectType}${joint === undefined ? '' : joint ? '-joint' : '-alone'}`;
  const project = { projectType, ...(joint === undefined ? {} : { jointThRrh: joint }) };
  return accepts(slug, `${words} ${fits ? 'needs no' : 'is taken with a'} warning.`, {
    given,
    when: of(eventType),
    known: { projects: { 'prj-rrh': project } },
    status: 'referred',
    warnings: fits ? [] : ['event-type-not-the-projects'],
  });
}

/** The rules about the referral itself. */
export const referral: Cases = {
  'not-a-housing-referral': [
    ...NOT_HOUSING.map((eventType) =>
      refuses(`type-${eventType}`, `HUD’s event type ${eventType} is no housing referral.`, {
        malformed: true,
        given,
        when: of(eventType),
        codes: ['not-a-housing-referral'],
      }),
    ),
    ...HOUSING.map((eventType) =>
      accepts(`type-${eventType}`, `HUD’s event type ${eventType} is a housing referral.`, {
        given,
        when: of(eventType),
        status: 'referred',
      }),
    ),
    refuses('type-as-text', 'An event type is a number: its digits as text are refused.', {
      malformed: true,
      given,
      when: spoilt(refer(), { eventType: '13' }),
      codes: ['incomplete-command', 'not-a-housing-referral'],
    }),
    refuses('type-with-a-fraction', 'An event type is a whole number.', {
      malformed: true,
      given,
      when: of(13.5),
      codes: ['not-a-housing-referral'],
    }),
    audits('recorded', 'A recorded assessment is reported as no housing referral.', {
      malformed: true,
      given: [recorded(of(4))],
      findings: [[0, 'not-a-housing-referral']],
    }),
  ],

  'retired-event-type': [
    refuses('new', 'A new referral of the retired type 17 is refused.', {
      malformed: true,
      given,
      when: of(17),
      codes: ['retired-event-type'],
    }),
    accepts('its-successor', 'A new referral of type 18 is taken.', {
      given,
      when: of(18),
      status: 'referred',
    }),
    audits('imported', 'An imported referral of type 17 is history, and stays readable.', {
      given: [imported(recorded(of(17)), { recordedBy: manager })],
    }),
    audits('recorded', 'A recorded referral of type 17 is reported.', {
      malformed: true,
      given: [recorded(of(17))],
      findings: [[0, 'retired-event-type']],
    }),
  ],

  'event-type-not-the-projects': [
    ...FITTING.map((one) => received(one, true)),
    ...UNFITTING.map((one) => received(one, false)),
    accepts('project-unknown', 'Where nothing is known of the project, nothing is compared.', {
      given,
      when: of(14),
      known: { projects: { 'prj-psh': { projectType: 13 } } },
      status: 'referred',
    }),
    accepts(
      'a-project-like-a-property',
      'A ProjectID that is the name of a language feature is a ProjectID.',
      {
        given,
        when: refer({ projectId: 'constructor' }),
        known: { projects: {} },
        status: 'referred',
      },
    ),
    audits('imported', 'An imported referral to a project that does not fit is reported as a warning.', {
      given: [imported(referred({ eventType: 14 }), { recordedBy: manager })],
      known: { projects: { 'prj-rrh': { projectType: 13 } } },
      findings: [[0, warn('event-type-not-the-projects')]],
    }),
  ],

  'receiving-project-missing': [
    ...[10, 11, 12, 13, 14, 15].map((eventType) =>
      audits(
        `type-${eventType}`,
        `An imported referral of type ${eventType} without its project is reported.`,
        {
          given: [imported(recorded(of(eventType)), { without: ['projectId'], recordedBy: manager })],
          findings: [[0, warn('receiving-project-missing')]],
        },
      ),
    ),
    ...[17, 18].map((eventType) =>
      audits(`voucher-${eventType}`, `A voucher, type ${eventType}, has no location that could be missing.`, {
        given: [imported(recorded(of(eventType)), { without: ['projectId'], recordedBy: manager })],
      }),
    ),
    audits('named', 'An imported referral that names its project is not reported.', {
      given: [imported(referred(), { recordedBy: manager })],
    }),
    refuses('command', 'A command that names no project is refused as incomplete, and warns beside.', {
      malformed: true,
      given,
      when: spoilt(refer(), {}, ['projectId']),
      codes: ['incomplete-command', warn('receiving-project-missing')],
    }),
  ],
};
