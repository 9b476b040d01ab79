// Run by Node itself, from the package's root: the package is found by its own name, through `exports`.
import { createRequire } from 'node:module';
import * as imported from 'ce-referrals';
import { exercise, refusedBy } from './exercise.mjs';

const required = createRequire(import.meta.url)('ce-referrals');

const [fromImport, fromRequire] = [exercise(imported), exercise(required)];
const state = required.evolve(imported.initialState, fromImport.decisions[0].events[0]);

process.stdout.write(
  JSON.stringify({
    twoCopies: imported.initialState !== required.initialState,
    fromImport,
    fromRequire,
    errorsKnown: [
      imported.isReferralRefused(refusedBy(required)),
      required.isReferralRefused(refusedBy(imported)),
    ],
    instanceOfOther: refusedBy(required) instanceof imported.ReferralRefused,
    stateAcross: imported.replay(fromRequire.decisions[1].events, state),
  }),
);
