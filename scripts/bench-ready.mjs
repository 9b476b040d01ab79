// Makes bench/ ready to run: installs what it compares with, where that is not installed as bench/package.json says,
// and links the package itself, which bench/, having a package.json of its own, would not find by its name.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../bench/', import.meta.url));
const read = (path) => JSON.parse(readFileSync(`${folder}${path}`, 'utf8'));

function isInstalled([name, version]) {
  const path = `node_modules/${name}/package.json`;
  return existsSync(`${folder}${path}`) && read(path).version === version;
}

const { dependencies } = read('package.json');
if (!Object.entries(dependencies).every(isInstalled)) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit'], { cwd: folder, stdio: 'inherit' });
}
if (!existsSync(`${folder}node_modules/ce-referrals`)) {
  symlinkSync('../..', `${folder}node_modules/ce-referrals`, 'junction');
}
