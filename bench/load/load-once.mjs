// Imports one module in a process of its own: `node --expose-gc load-once.mjs SPECIFIER` prints what it took as JSON.
const [specifier] = process.argv.slice(2);

function heap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const before = heap();
const used = process.cpuUsage();
const start = performance.now();
await import(specifier);
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(used);
console.log(JSON.stringify({ milliseconds, processor: (user + system) / 1000, heap: heap() - before }));
