// Words for people may be reworded: no test holds them to the letter, so a changed word is no fault that a test
// has to notice. Codes, fields and everything else that a program reads are mutated.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Constants that hold nothing but words. */
const WORDS = new Set(['words', 'MESSAGES']);

/** Calls whose only argument is words. */
const SAYS = new Set(['TypeError', 'RangeError', 'Error']);

const words = {
  shouldIgnore(path) {
    const isWords = path.isVariableDeclarator() && WORDS.has(path.node.id.name);
    if (isWords) return 'Words for people: they may be reworded.';
    if (path.isNewExpression() && SAYS.has(path.node.callee.name)) return 'The message of an error.';
    return undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'words', words)];
