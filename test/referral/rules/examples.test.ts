import { TABLE } from './table.js';
import { EXAMPLES } from './examples/index.js';
import { testExamples } from './example.js';

testExamples(EXAMPLES, (code) => TABLE[code].onReplay === 'skip');
