import type { Cases } from '../case.js';
import { GIVEN } from '../histories.js';
import { acknowledged, enroll, enrolled, history, imported, provider, referred } from '../world.js';
import { accepts, audits, refuses, warn } from '../write.js';

const inferredReferral = imported(referred(), { inferredBy: 'a-note' });

/** Whose the enrollment is. */
export const enrollmentOfWhom: Cases = {
  'enrolled-another-client': [
    refuses('another', 'The enrollment of another client is refused.', {
      given: GIVEN.acknowledged,
      when: enroll({ personalId: 'p-999' }),
      codes: ['enrolled-another-client'],
    }),
    refuses('merged-into-a-third', 'A client merged into a third one is still another client.', {
      given: GIVEN.acknowledged,
      when: enroll({ personalId: 'p-7' }),
      known: { clients: { 'p-7': 'p-8' } },
      codes: ['enrolled-another-client'],
    }),
    refuses(
      'merges-in-a-circle',
      'Merges that run in a circle end the search, and the client is another one.',
      {
        given: GIVEN.acknowledged,
        when: enroll({ personalId: 'p-7' }),
        known: { clients: { 'p-7': 'p-8', 'p-8': 'p-7' } },
        codes: ['enrolled-another-client'],
      },
    ),
    refuses('another-record-of-letters', 'PersonalIDs are compared letter for letter.', {
      given: GIVEN.acknowledged,
      when: enroll({ personalId: 'P-400' }),
      codes: ['enrolled-another-client'],
    }),
    refuses('an-id-like-a-property', 'A PersonalID that is the name of a language feature is a PersonalID.', {
      given: GIVEN.acknowledged,
      when: enroll({ personalId: 'constructor' }),
      known: { clients: {} },
      codes: ['enrolled-another-client'],
    }),
    accepts('the-same', 'The enrollment of the referred client is taken.', {
      given: GIVEN.acknowledged,
      when: enroll({ personalId: 'p-400' }),
      status: 'enrolled',
    }),
    accepts('merged-into-the-referred', 'A record that was merged into the referred client is that client.', {
      given: GIVEN.acknowledged,
      when: enroll({ personalId: 'p-7' }),
      known: { clients: { 'p-7': 'p-400' } },
      status: 'enrolled',
    }),
    accepts(
      'the-referred-was-merged',
      'The record that the referred client was merged into is that client.',
      {
        given: GIVEN.acknowledged,
        when: enroll({ personalId: 'p-7' }),
        known: { clients: { 'p-400': 'p-7' } },
        status: 'enrolled',
      },
    ),
    accepts('merged-in-a-chain', 'Merges are followed to their end.', {
      given: GIVEN.acknowledged,
      when: enroll({ personalId: 'p-7' }),
      known: { clients: { 'p-7': 'p-8', 'p-8': 'p-9', 'p-9': 'p-400' } },
      status: 'enrolled',
    }),
    accepts('both-merged', 'Two records that were merged into one are one client.', {
      given: GIVEN.acknowledged,
      when: enroll({ personalId: 'p-7' }),
      known: { clients: { 'p-7': 'p-9', 'p-400': 'p-9' } },
      status: 'enrolled',
    }),
    accepts('inferred-referral', 'Against a referral that an import inferred it is a warning.', {
      given: history('acknowledged', inferredReferral, acknowledged()),
      when: enroll({ personalId: 'p-999' }),
      status: 'enrolled',
      warnings: ['enrolled-another-client'],
    }),
    audits('imported', 'An imported enrollment of another client is reported.', {
      given: [
        referred(),
        acknowledged(),
        imported(enrolled({ personalId: 'p-999' }), { recordedBy: provider }),
      ],
      findings: [[2, 'enrolled-another-client']],
    }),
    audits('inferred', 'Where the enrollment itself was inferred it is a warning.', {
      given: [
        referred(),
        acknowledged(),
        imported(enrolled({ personalId: 'p-999' }), {
          inferredBy: 'nearest-enrollment',
          recordedBy: provider,
        }),
      ],
      findings: [[2, warn('enrolled-another-client')]],
    }),
  ],
};
