const { conformance } = require('ce-referrals/testing');

const { evolve, initialState } = require(`./${process.env.REDUCER}-reducer.cjs`);

conformance({ test, implementation: { evolve, initialState } });
