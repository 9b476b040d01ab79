/** What a consumer may import, and what it may cost: minified and compressed by brotli, in bytes. */
export interface Budget {
  readonly title: string;
  readonly code: string;
  /** With every dependency that gets into the bundle. */
  readonly whole: number;
  /** Without them: what the package itself adds to whoever has them anyway. */
  readonly alone: number;
  readonly includes?: readonly string[];
  readonly excludes?: readonly string[];
}

export const BUDGETS: readonly Budget[] = [
  {
    title: '{ replay }',
    code: "export { replay } from 'ce-referrals'",
    whole: 1_500,
    alone: 1_500,
    excludes: ['immer', 'zod'],
  },
  {
    title: '{ replay, decide }',
    code: "export { replay, decide } from 'ce-referrals'",
    whole: 6_000,
    alone: 6_000,
    excludes: ['immer', 'zod'],
  },
  {
    title: '{ replay, evolve }',
    code: "export { replay, evolve } from 'ce-referrals'",
    whole: 6_000,
    alone: 1_700,
    includes: ['immer'],
    excludes: ['zod'],
  },
  {
    title: 'ce-referrals',
    code: "export * from 'ce-referrals'",
    whole: 16_400,
    alone: 11_750,
    includes: ['immer'],
    excludes: ['zod'],
  },
  { title: 'ce-referrals/schema', code: "export * from 'ce-referrals/schema'", whole: 23_300, alone: 5_400 },
  {
    title: 'ce-referrals/hmis-csv',
    code: "export * from 'ce-referrals/hmis-csv'",
    whole: 59_500,
    alone: 30_700,
  },
  {
    title: 'ce-referrals/testing',
    code: "export * from 'ce-referrals/testing'",
    whole: 82_500,
    alone: 42_200,
  },
];
