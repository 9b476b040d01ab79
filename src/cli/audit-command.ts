import { Command } from 'commander';
import { auditExport, type CsvAudit } from '../hmis-csv/audit-export.js';
import { isHmisCsvError } from '../hmis-csv/errors.js';
import { folderSource } from '../hmis-csv/node-files.js';
import { auditAsJson } from './audit-json.js';
import { auditAsText } from './audit-text.js';
import { CliError } from './cli-error.js';
import { output } from './output.js';
import { readPolicyFile } from './policy-file.js';
import type { Streams } from './streams.js';

const HELP = `
Reads Export, Project, Organization, Funder, Event and Enrollment.csv. Client.csv is never opened, and
no finding holds a PersonalID, an EnrollmentID or a text: rows are named by file, line and EventID.

Exit codes:
  0   nothing found, or warnings only
  1   errors found
  2   the folder or its Event.csv cannot be read, or the command is not understood

Example:
  ce-referrals audit exports/2026-03 --json > findings.json`;

interface Options {
  readonly json?: true;
  readonly policy?: string;
}

async function auditFolder(folder: string, policyFile: string | undefined): Promise<CsvAudit> {
  const policy = policyFile === undefined ? undefined : await readPolicyFile(policyFile);
  try {
    return await auditExport(folderSource(folder), policy === undefined ? {} : { policy });
  } catch (error) {
    if (isHmisCsvError(error)) throw new CliError(error.message);
    throw error;
  }
}

/** `ce-referrals audit DIR`: what is wrong with the housing referrals of a HUD HMIS CSV export. */
export function auditCommand(streams: Streams, done: (errorsFound: boolean) => void): Command {
  return new Command('audit')
    .summary('say what is wrong with the housing referrals of a HUD HMIS CSV export')
    .description('Says what is wrong with the housing referrals of a HUD HMIS CSV export, FY2020 to FY2026.')
    .argument('<dir>', 'the folder with the CSV files')
    .option('--json', 'write the same as JSON, every finding on a line of its own')
    .option('--policy <file>', "the CoC's policy, a JSON file")
    .addHelpText('after', HELP)
    .action(async (folder: string, { json, policy }: Options) => {
      const audited = await auditFolder(folder, policy);
      const out = output(streams.stdout);
      for (const line of json === true ? auditAsJson(audited) : auditAsText(audited)) {
        if (out.gone) break;
        await out.line(line);
      }
      await out.end();
      done(audited.findings.some(({ severity }) => severity === 'error'));
    });
}
