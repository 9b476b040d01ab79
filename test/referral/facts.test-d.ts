import type { NotReferredState, ReferralState } from 'ce-referrals';
import { expectTypeOf } from 'vitest';
import type { Facts } from '../../src/referral/facts.js';

type KeysOf<T> = T extends unknown ? keyof T : never;

// A key on one side only does not compile, nor does a state with a value that the facts cannot hold.
expectTypeOf<keyof Facts>().toEqualTypeOf<KeysOf<ReferralState>>();
expectTypeOf<Exclude<ReferralState, NotReferredState>>().toExtend<Facts>();
