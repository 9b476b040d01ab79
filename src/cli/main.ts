#!/usr/bin/env node
import { interrupts } from './interrupts.js';
import { run } from './run.js';
import { today } from './today.js';

const { stdout, stderr } = process;
const streams = {
  stdout,
  stderr,
  // Opened only where it is read: an open standard input keeps the process alive.
  get stdin() {
    return process.stdin;
  },
  onInterrupt: interrupts(process),
  today,
};

// Set, not called: what is still being written reaches its reader before the process ends.
process.exitCode = await run(process.argv.slice(2), streams);
