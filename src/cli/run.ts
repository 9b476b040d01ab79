import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { auditCommand } from './audit-command.js';
import { CliError } from './cli-error.js';
import { convertCommand } from './convert-command.js';
import { importCommand } from './import-command.js';
import { q10Command } from './q10-command.js';
import { outcomesCommand } from './outcomes-command.js';
import { replayCommand } from './replay-command.js';
import type { Streams } from './streams.js';
import { workListCommand } from './worklist-command.js';

const EXIT = { clean: 0, errorsFound: 1, unusable: 2, broken: 70 } as const;

/**
 * Runs the bin. It ends nothing and sets nothing: the exit code is what it answers.
 *
 * @param args - the arguments, without the program.
 */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  let exitCode: number = EXIT.clean;
  // Help and messages are written without waiting: their reader may have gone away, as `head` does. What matters
  // of a write that fails, `output` learns from the write itself.
  for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => {});
  const program = new Command('ce-referrals')
    .description(
      'Coordinated Entry housing referrals: what an HMIS export, or a log of events, says about them.',
    )
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  const done = (errorsFound: boolean): void => {
    exitCode = errorsFound ? EXIT.errorsFound : EXIT.clean;
  };
  for (const command of [
    auditCommand,
    q10Command,
    convertCommand,
    importCommand,
    replayCommand,
    workListCommand,
    outcomesCommand,
  ]) {
    program.addCommand(command(streams, done).copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.unusable;
    if (error instanceof CliError) {
      streams.stderr.write(`ce-referrals: ${error.message}\n`);
      return EXIT.unusable;
    }
    // A message may hold what was being read. Where it happened holds nothing of it.
    const { name, stack } = error instanceof Error ? error : new Error();
    const frames = stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
    streams.stderr.write(['ce-referrals: a fault of the program itself', name, ...frames, ''].join('\n'));
    return EXIT.broken;
  }
}
