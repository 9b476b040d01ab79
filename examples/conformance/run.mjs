/**
 * Packs the package, installs it in a folder of its own, and lets two test runners check two reducers there: a wrong
 * one, which must fail with the law that it breaks, and a right one, which must pass. `npm run example:conformance`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'conformance-example-'));
const LAW = /Law result-stays: .+[\s\S]+?changed the result\.[\s\S]+?expected .+, actual .+/;

function npm(...given) {
  execFileSync('npm', given, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function install() {
  cpSync(fileURLToPath(new URL('./consumer/', import.meta.url)), folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  npm('ci');
  npm('install', '--no-save', join(folder, JSON.parse(packed)[0].filename));
}

function check(runner, reducer) {
  const env = { ...process.env, REDUCER: reducer, FORCE_COLOR: '0' };
  // A runner started from inside another (node --test) would report to it.
  delete env.NODE_TEST_CONTEXT;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', `test:${runner}`], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { passed: status === 0, text: `${stdout}${stderr}` };
}

function isAsItShouldBe(runner, reducer) {
  const { passed, text } = check(runner, reducer);
  const [message] = LAW.exec(text) ?? [];
  const well = reducer === 'right' ? passed : !passed && message !== undefined;
  console.log(
    `${runner}, the ${reducer} reducer: ${passed ? 'passes' : 'fails'}${well ? '' : ', and should not'}`,
  );
  if (reducer === 'wrong' && message !== undefined && runner === 'node') console.log(`\n${message}\n`);
  if (!well) console.log(text.slice(-4000));
  return well;
}

try {
  install();
  const checks = ['node', 'jest'].flatMap((runner) => ['wrong', 'right'].map((one) => [runner, one]));
  const well = checks.map(([runner, reducer]) => isAsItShouldBe(runner, reducer));
  if (well.includes(false)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
