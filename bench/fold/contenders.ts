import { evolve, initialState, type ReferralEvent, type ReferralState, replay } from 'ce-referrals';
import { type Facts, takeByHand } from '../by-hand/fold.js';
import { frozen, reduceBySpread } from './spread-reducer.js';

export type Fold = (events: readonly ReferralEvent[]) => ReferralState;

// In immer and in mutative the recipe is the fold by hand itself, on a draft: the same guards, the same facts.
const recipe =
  (event: ReferralEvent) =>
  (draft: unknown): void => {
    takeByHand(draft as Facts, event);
  };

async function castore(): Promise<Fold> {
  const { EventStore, EventType } = await import('@castore/core');
  type Reduce = NonNullable<ConstructorParameters<typeof EventStore>[0]['reducer']>;
  const store = new EventStore({
    eventStoreId: 'REFERRALS',
    eventTypes: [new EventType({ type: 'referred' })],
    reducer: reduceBySpread as unknown as Reduce,
  });
  const build = store.buildAggregate as unknown as (
    events: readonly ReferralEvent[],
    from: ReferralState,
  ) => ReferralState | undefined;
  return (events) => frozen(build(events, initialState));
}

async function fmodel(): Promise<Fold> {
  const { Decider } = await import('@fraktalio/fmodel-ts');
  const decider = new Decider<never, ReferralState, ReferralEvent>(() => [], reduceBySpread, initialState);
  return (events) => frozen(events.reduce(decider.evolve, decider.initialState));
}

async function immer(): Promise<Fold> {
  const { produce } = await import('immer');
  return (events) => {
    let state = initialState;
    for (const event of events) state = produce(state, recipe(event));
    return state;
  };
}

async function mutative(): Promise<Fold> {
  const { create } = await import('mutative');
  const options = { enableAutoFreeze: true } as const;
  return (events) => {
    let state = initialState;
    for (const event of events) state = create(state, recipe(event), options) as ReferralState;
    return state;
  };
}

/** Who folds histories, by name: the package's two ways, and its peers. Each is loaded only where it is asked for. */
export const CONTENDERS = {
  replay: async (): Promise<Fold> => replay,
  'evolve, folded': async (): Promise<Fold> => (events) => events.reduce(evolve, initialState),
  'a spread reducer': async (): Promise<Fold> => (events) =>
    frozen(events.reduce(reduceBySpread, initialState)),
  'castore buildAggregate': castore,
  'fmodel-ts': fmodel,
  'immer, per event': immer,
  'mutative, per event': mutative,
} as const;

export type Contender = keyof typeof CONTENDERS;
