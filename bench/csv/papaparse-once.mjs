// papaparse reading the files of an export into arrays, in a process of its own:
// `node papaparse-once.mjs whole|pieces FOLDER` prints what it took as one line of JSON.
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

const [way, folder] = process.argv.slice(2);
const files = readdirSync(folder).map((name) => join(folder, name));
let rows = 0;

/** The usual call: a file as one text, and all its rows in one array. */
function readWhole(path) {
  const { data } = Papa.parse(readFileSync(path, 'utf8'));
  rows += data.length;
}

/** What papaparse's manual says for large files: piece by piece, the arrays of each piece dropped at once. */
function readPieces(path) {
  return new Promise((done, failed) => {
    Papa.parse(createReadStream(path, { highWaterMark: 256 * 1024 }), {
      chunk: ({ data }) => {
        rows += data.length;
      },
      complete: done,
      error: failed,
    });
  });
}

const start = performance.now();
const used = process.cpuUsage();
for (const path of files) await (way === 'whole' ? readWhole(path) : readPieces(path));
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(used);

console.log(
  JSON.stringify({
    milliseconds,
    processor: (user + system) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    rows,
  }),
);
