import type { CommandData } from '../../referral/commands.js';
import type {
  EntryEvent,
  EntryMetadata,
  ImportEvent,
  ImportMetadata,
  NewReferralEvent,
  ReferralEvent,
  ReferralEventType,
} from '../../referral/events.js';
import * as fc from 'fast-check';
import { actorArb, actorOf } from './actors.js';
import { ANYTHING, commandDataArbs, FEW, FEW_AND_UNREAL, importedDataArbs, type Supply } from './data.js';
import { dateTimeArb } from './dates.js';
import { idArb } from './ids.js';

/** Every event type once, for generators that choose one. */
export const EVENT_TYPES: readonly ReferralEventType[] = [
  'referred',
  'acknowledged',
  'enrolled',
  'resolved',
  'not-housed-reason-added',
  'voided',
];

type DataArbs = { readonly [T in ReferralEventType]: fc.Arbitrary<unknown> };

function entryDataArbs(supply: Supply): DataArbs {
  const command = commandDataArbs(supply);
  const success = fc.record({
    result: fc.constant('client-accepted'),
    resultDate: supply.date,
    resultingEnrollmentId: supply.id,
  });
  return {
    referred: command.refer satisfies fc.Arbitrary<CommandData['refer']>,
    acknowledged: command.acknowledge,
    enrolled: command.enroll,
    resolved: fc.oneof(success, command['resolve-unsuccessful']),
    'not-housed-reason-added': command['add-not-housed-reason'],
    voided: command.void,
  };
}

function eventsOf<E>(data: DataArbs, metadata: fc.Arbitrary<unknown>): fc.Arbitrary<E> {
  const events = EVENT_TYPES.map((type) =>
    fc.record({ type: fc.constant(type), data: data[type], metadata }),
  );
  return fc.oneof(...events) as fc.Arbitrary<unknown> as fc.Arbitrary<E>;
}

function entriesOf(supply: Supply, metadata: fc.Arbitrary<EntryMetadata>): fc.Arbitrary<NewReferralEvent> {
  return eventsOf(entryDataArbs(supply), metadata);
}

const entryMetadataArb: fc.Arbitrary<EntryMetadata> = fc.record(
  {
    source: fc.constant('entry'),
    recordedAt: dateTimeArb,
    recordedBy: actorArb,
    commandId: idArb,
    reasonListVersion: idArb,
  },
  { requiredKeys: ['source', 'recordedAt', 'recordedBy'] },
);

const importMetadataArb: fc.Arbitrary<ImportMetadata> = fc.record(
  {
    source: fc.constant('import'),
    recordedAt: dateTimeArb,
    recordedBy: actorArb,
    inferredBy: idArb,
    sourceCreated: fc.constant('2026-01-02 03:04:05'),
    sourceUpdated: fc.constant('2026-01-02 03:04:05'),
    sourceUserId: idArb,
    commandId: idArb,
    reasonListVersion: idArb,
  },
  { requiredKeys: ['source'] },
);

function importsOf(supply: Supply): fc.Arbitrary<ReferralEvent> {
  return eventsOf(importedDataArbs(supply), importMetadataArb);
}

/** A well-formed event that a person recorded, of any type. Whether it fits a history is left to chance. */
export const entryEventArb: fc.Arbitrary<NewReferralEvent> = entriesOf(ANYTHING, entryMetadataArb);

/** A well-formed event that was imported, of any type, any part absent that may be. */
export const importEventArb: fc.Arbitrary<ReferralEvent> = importsOf(ANYTHING);

/** A well-formed event of one type that a person recorded. */
export function entryEventOfArb<T extends ReferralEventType>(type: T): fc.Arbitrary<EntryEvent<T>> {
  const data = entryDataArbs(ANYTHING)[type];
  const event = fc.record({ type: fc.constant(type), data, metadata: entryMetadataArb });
  return event as fc.Arbitrary<unknown> as fc.Arbitrary<EntryEvent<T>>;
}

/** A well-formed event of one type that was imported, any part absent that may be. */
export function importEventOfArb<T extends ReferralEventType>(type: T): fc.Arbitrary<ImportEvent<T>> {
  const data: fc.Arbitrary<unknown> = importedDataArbs(ANYTHING)[type];
  const event = fc.record({ type: fc.constant(type), data, metadata: importMetadataArb });
  return event as fc.Arbitrary<unknown> as fc.Arbitrary<ImportEvent<T>>;
}

/** A well-formed recorded event made from few values by few people, late enough: facts meet and often agree. */
export const plainEntryArb: fc.Arbitrary<NewReferralEvent> = entriesOf(
  FEW,
  fc.record({
    source: fc.constant('entry'),
    recordedAt: fc.constant('2026-03-09T09:00Z'),
    recordedBy: actorOf('A', 'B'),
  }),
);

/** A well-formed event made from few values, recorded or imported. */
export const plainEventArb: fc.Arbitrary<ReferralEvent> = fc.oneof(plainEntryArb, importsOf(FEW));

/** An imported event made from few values, its day now and then one that no calendar has. */
export const unrealEventArb: fc.Arbitrary<ReferralEvent> = importsOf(FEW_AND_UNREAL);
