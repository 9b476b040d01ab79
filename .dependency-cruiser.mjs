/** Folders of src/, from the ground up: a folder imports from those above it in this list, and from itself. */
const FOLDERS = ['hud', 'referral', 'caseload', 'schema', 'hmis-csv', 'log', 'testing', 'cli'];

/** Files of src/referral/, in reading order: `x` stands for `x.ts`, `x-*.ts` and the folder `x/`. */
const REFERRAL = [
  'freeze',
  'calendar-date',
  'actor',
  'events',
  'commands',
  'recorded-event',
  'state',
  'known',
  'reasons',
  'default-reasons',
  'policy',
  'steps',
  'transitions',
  'facts',
  'recipes',
  'evolve',
  'command-shape',
  'rules',
  'judge',
  'errors',
  'event-of-command',
  'repeats',
  'decide',
  'decider',
  'available-commands',
  'audit',
];

const NPM = ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

const anyOf = (names) => `(?:${names.join('|')})`;
const folder = (names) => `^src/${anyOf(names)}/`;
const referral = (names) => `^src/referral/${anyOf(names)}(?:-[^/]*\\.ts$|\\.ts$|/)`;

/** For each name of a list but the last: it may not import what stands below it. */
const onlyUpwards = (kind, names, path) =>
  names.slice(0, -1).map((name, index) => ({
    name: `${kind}-${name}-imports-only-from-above`,
    comment: `${name} stands above ${names.slice(index + 1).join(', ')}.`,
    severity: 'error',
    from: { path: path([name]) },
    to: { path: path(names.slice(index + 1)) },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...onlyUpwards('folder', FOLDERS, folder),
    ...onlyUpwards('referral', REFERRAL, referral),
    {
      name: 'referral-files-have-a-place',
      comment: 'A new file of src/referral/ takes its place in the list REFERRAL of .dependency-cruiser.mjs.',
      severity: 'error',
      from: {},
      to: { path: '^src/referral/', pathNot: referral(REFERRAL) },
    },
    {
      name: 'folders-have-a-place',
      comment: 'A new folder of src/ takes its place in the list FOLDERS of .dependency-cruiser.mjs.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: folder(FOLDERS) },
    },
    {
      name: 'index-gathers-the-core-only',
      comment: 'The main entry holds hud/ and referral/: no zod, no I/O.',
      severity: 'error',
      from: { path: '^src/[^/]+$' },
      to: { path: '.', pathNot: folder(['hud', 'referral']) },
    },
    {
      name: 'nothing-imports-index',
      comment: 'Import the module itself, not the entry that gathers it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/[^/]+$' },
    },
    {
      name: 'core-has-no-packages',
      comment: 'hud/ and referral/ import immer and nothing else.',
      severity: 'error',
      from: { path: folder(['hud', 'referral']) },
      to: { dependencyTypes: NPM, pathNot: 'node_modules/immer/' },
    },
    {
      name: 'immer-in-evolve-only',
      comment: 'replay and decide must not pull immer into a bundle.',
      severity: 'error',
      from: { path: folder(['hud', 'referral']), pathNot: referral(['evolve']) },
      to: { path: 'node_modules/immer/' },
    },
    {
      name: 'immutable-in-caseload-only',
      comment: 'The persistent list belongs to the caseload entry.',
      severity: 'error',
      from: { path: '^src/', pathNot: folder(['caseload']) },
      to: { path: 'node_modules/immutable/' },
    },
    {
      name: 'zod-at-the-edge-only',
      comment: 'zod belongs to the schema entry and the bin.',
      severity: 'error',
      from: { path: '^src/', pathNot: folder(['schema', 'cli']) },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'fast-check-in-testing-only',
      comment: 'An optional peer: only the testing entry may need it.',
      severity: 'error',
      from: { path: '^src/', pathNot: folder(['testing']) },
      to: { path: 'node_modules/fast-check/' },
    },
    {
      name: 'node-at-the-edge-only',
      comment: 'Only the log, the bin and the file reader of hmis-csv may use node: modules.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${folder(['log', 'cli'])}|^src/hmis-csv/node-files\\.ts$` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-declared-packages',
      comment: 'What src/ imports is a dependency or a peer in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count too: the order is the reading order.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
