#!/usr/bin/env node
import { run } from './run.js';

// Set, not called: what is still being written reaches its reader before the process ends.
process.exitCode = await run(process.argv.slice(2), process);
