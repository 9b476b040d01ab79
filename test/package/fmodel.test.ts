import { Decider, type EventRepository, EventSourcingAggregate } from '@fraktalio/fmodel-ts';
import { decider, type ReferralCommand, type ReferralEvent, type ReferralState, replay } from 'ce-referrals';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/testing/conformance/command-of.js';
import { acknowledged, enrolled, given, reasonAdded, referred, successful } from '../referral/given.js';

/** One referral's stream, in memory. */
class Stream implements EventRepository<ReferralCommand, ReferralEvent> {
  readonly events: ReferralEvent[] = [];

  async fetchEvents(): Promise<readonly ReferralEvent[]> {
    return [...this.events];
  }

  async save(event: ReferralEvent): Promise<ReferralEvent> {
    this.events.push(event);
    return event;
  }

  async saveAll(events: readonly ReferralEvent[]): Promise<readonly ReferralEvent[]> {
    this.events.push(...events);
    return events;
  }
}

describe('decider, inside fmodel-ts', () => {
  it('runs unmodified as an event-sourcing aggregate, from the referral to the not-housed reason', async () => {
    const stream = new Stream();
    const aggregate = new EventSourcingAggregate<ReferralCommand, ReferralState, ReferralEvent>(
      decider,
      stream,
    );
    for (const event of [referred(), acknowledged(), enrolled(), successful(), reasonAdded()]) {
      expect((await aggregate.handle(commandOf(event))).map(({ type }) => type)).toEqual([event.type]);
    }
    expect(replay(stream.events)).toEqual(replay(given.notHoused));
    expect(stream.events.reduce(aggregate.evolve.bind(aggregate), aggregate.initialState)).toEqual(
      replay(given.notHoused),
    );
  });

  it('saves nothing for a repeated command, and rejects a refused one with its code', async () => {
    const stream = new Stream();
    const aggregate = new EventSourcingAggregate<ReferralCommand, ReferralState, ReferralEvent>(
      decider,
      stream,
    );
    await aggregate.handle(commandOf(referred()));
    expect(await aggregate.handle(commandOf(referred()))).toEqual([]);
    await expect(aggregate.handle(commandOf(enrolled()))).rejects.toMatchObject({ code: 'referral-refused' });
    expect(stream.events.length).toBe(1);
  });

  it('combines with another decider, as fmodel combines deciders', () => {
    const { decide, evolve, initialState } = decider;
    const counter = new Decider<'count', number, 'counted'>(
      () => ['counted'],
      (count, event) => (event === 'counted' ? count + 1 : count),
      0,
    );
    const referral = new Decider<ReferralCommand, ReferralState, ReferralEvent>(decide, evolve, initialState);
    const both = referral.combine(counter);
    const events = both.decide(commandOf(referred()), both.initialState);
    const [state] = events.reduce<readonly [ReferralState, number]>(both.evolve, both.initialState);
    expect(state).toEqual(replay(given.referred));
  });
});
