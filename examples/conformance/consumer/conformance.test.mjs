import { createRequire } from 'node:module';
import { test } from 'node:test';
import { conformance } from 'ce-referrals/testing';

const { evolve, initialState } = createRequire(import.meta.url)(`./${process.env.REDUCER}-reducer.cjs`);

conformance({ test, implementation: { evolve, initialState } });
