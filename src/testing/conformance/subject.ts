import type { Actor } from '../../referral/actor.js';
import type { ReferralCommand } from '../../referral/commands.js';
import { audit } from '../../referral/audit.js';
import type { ReferralEvent } from '../../referral/events.js';
import { evolve } from '../../referral/evolve.js';
import type { Asked } from '../../referral/rules/rule.js';
import { initialState, type ReferralState } from '../../referral/state.js';
import { Breach } from './failure.js';
import type {
  CallOptions,
  Implementation,
  Part,
  ReportedDecision,
  ReportedFinding,
} from './implementation.js';
import { copyOf } from './plain.js';
import { show } from './show.js';

/** An implementation's own state: the kit looks at it through `factsOf` alone. */
export type OwnState = { readonly own: never };

/**
 * An implementation as the laws call it: whatever it does wrong with a call, that it throws or promises, becomes a
 * {@link Breach}, and what it is given are copies, so that one law's input is never another's damage.
 */
export interface Subject {
  /** The state before anything happened. */
  readonly initialState: OwnState;
  /** One event; the caller's own object, for laws that look at what becomes of it. */
  evolveWith(state: OwnState, event: ReferralEvent): OwnState;
  /** One event. */
  evolve(state: OwnState, event: ReferralEvent): OwnState;
  /** A whole history, one event after another. */
  fold(events: readonly ReferralEvent[]): OwnState;
  /** A whole history by the implementation's own `replay`. */
  replay(events: readonly ReferralEvent[], from?: OwnState): OwnState;
  /** One command; the caller's own objects. */
  decideWith(command: ReferralCommand, state: OwnState, options: CallOptions): ReportedDecision<OwnState>;
  /** One command. */
  decide(command: ReferralCommand, state: OwnState, options: CallOptions): ReportedDecision<OwnState>;
  /** A history judged. */
  audit(
    events: readonly ReferralEvent[],
    options: CallOptions & { readonly unknowable?: readonly Asked[] },
  ): { readonly findings: readonly ReportedFinding[]; readonly notChecked: readonly string[] };
  /** What somebody can do. */
  availableCommands(state: OwnState, actor: Actor, options: CallOptions): readonly string[];
  /** What a state says: a copy. */
  factsOf(state: OwnState): Readonly<Record<string, unknown>>;
  /** The call that was made last, in words. */
  lastCall(): string;
  /** For how many milliseconds it has been running, or what time has passed since it ended. */
  lastCallLasts(): number;
}

function asArray(value: unknown, what: string): readonly never[] {
  if (Array.isArray(value)) return value as never[];
  throw new Breach(`${what} is not a list: ${show(value)}.`);
}

function asObject<T>(value: T, what: string): T {
  if (typeof value === 'object' && value !== null) return value;
  throw new Breach(`${what} is not an object: ${show(value)}.`);
}

function nameOf(message: unknown): string {
  const type: unknown = (message as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? `'${type.slice(0, 60)}'` : show(message);
}

// One copy for each policy that is given: copying one for each call would take longer than the call. A law of its own
// looks whether a policy is left alone.
function copiesOfOptions(): <T extends CallOptions>(options: T) => T {
  const copies = new WeakMap<object, object>();
  const once = <T extends object>(value: T): T => {
    const copy = copies.get(value) ?? copyOf(value);
    copies.set(value, copy);
    return copy as T;
  };
  return (options) => ({ ...options, policy: once(options.policy), known: once(options.known) });
}

/** Wraps an implementation. */
export function subjectOf(given: Implementation<never>): Subject {
  const implementation = given as unknown as Implementation<OwnState>;
  const ownOptions = copiesOfOptions();
  let last = 'nothing';
  let began = 0;

  // As methods: an implementation may be an object that needs its `this`.
  function part<P extends Part>(name: P): NonNullable<Implementation<OwnState>[P]> {
    const found = implementation[name];
    if (found === undefined) throw new Breach(`The implementation has no ${name}.`);
    return found.bind(implementation) as NonNullable<Implementation<OwnState>[P]>;
  }

  function call<T>(name: Part | 'factsOf', about: unknown, make: () => T): T {
    last = about === undefined ? name : `${name}, given ${nameOf(about)},`;
    began = performance.now();
    let answer: T;
    try {
      answer = make();
    } catch (error) {
      const said = error instanceof Error ? `${error.name}: ${error.message}` : show(error);
      throw new Breach(`${last} threw ${said.slice(0, 300)}`);
    }
    const then: unknown = (answer as { then?: unknown } | null | undefined)?.then;
    if (typeof then !== 'function') return answer;
    // Nobody waits for it: what it may reject with must not end the process.
    (answer as unknown as PromiseLike<unknown>).then(undefined, () => undefined);
    throw new Breach(`${last} returned a promise. The kit checks synchronous functions.`);
  }

  const start = (
    implementation.evolve === undefined ? initialState : implementation.initialState
  ) as OwnState;
  const step: NonNullable<Implementation<OwnState>['evolve']> =
    implementation.evolve === undefined ? (evolve as never) : part('evolve');
  const judge: NonNullable<Implementation<OwnState>['audit']> =
    implementation.audit === undefined ? audit : part('audit');

  function evolveWith(state: OwnState, event: ReferralEvent): OwnState {
    return call('evolve', event, () => step(state, event));
  }

  function decideWith(
    command: ReferralCommand,
    state: OwnState,
    options: CallOptions,
  ): ReportedDecision<OwnState> {
    const decision = call('decide', command, () => part('decide')(command, state, options));
    asObject(decision, 'What decide answered');
    if (decision.ok !== true && decision.ok !== false) {
      throw new Breach(`decide answered neither ok: true nor ok: false: ${show(decision)}.`);
    }
    const lists = decision.ok ? [decision.events, decision.warnings] : [decision.violations];
    for (const list of lists) {
      for (const one of asArray(list, 'A list in what decide answered')) asObject(one, 'What stands in it');
    }
    return decision;
  }

  return {
    initialState: start,
    evolveWith,
    evolve: (state, event) => evolveWith(state, copyOf(event)),
    fold: (events) => events.reduce((state, event) => evolveWith(state, copyOf(event)), start),
    replay: (events, from) =>
      call('replay', undefined, () =>
        from === undefined ? part('replay')(copyOf(events)) : part('replay')(copyOf(events), from),
      ),
    decideWith,
    decide: (command, state, options) => decideWith(copyOf(command), state, ownOptions(options)),
    audit(events, options) {
      const given = { unknowable: [], ...ownOptions(options) };
      const report = call('audit', undefined, () => judge(copyOf(events), given));
      asObject(report, 'What audit answered');
      asArray(report.notChecked, 'What audit answered as notChecked');
      for (const one of asArray(report.findings, 'What audit answered as findings'))
        asObject(one, 'A finding');
      return report;
    },
    availableCommands(state, actor, options) {
      const own = ownOptions(options);
      const listed = call('availableCommands', undefined, () =>
        part('availableCommands')(state, copyOf(actor), own),
      );
      return asArray(listed, 'What availableCommands answered');
    },
    factsOf(state) {
      const { factsOf } = implementation;
      const facts = factsOf === undefined ? state : call('factsOf', undefined, () => factsOf(state));
      return copyOf(asObject(facts, 'A state')) as unknown as Readonly<Record<string, unknown>>;
    },
    lastCall: () => last,
    lastCallLasts: () => performance.now() - began,
  };
}

/** The library's state after a history: what the facts are compared with. */
export function libraryState(events: readonly ReferralEvent[]): ReferralState {
  return events.reduce(evolve, initialState);
}
