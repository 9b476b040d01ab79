/** What Stryker writes, as far as it is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

/** A small change of the sources, and what became of it. */
export interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status:
    | 'Killed'
    | 'Timeout'
    | 'Survived'
    | 'NoCoverage'
    | 'CompileError'
    | 'RuntimeError'
    | 'Ignored';
  /** Whether it acts, or may act, while its module is loaded. */
  readonly static?: boolean;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

const NOTICED: readonly Mutant['status'][] = ['Killed', 'Timeout'];
/** Says whether a test noticed a mutant. */
export const isNoticed = ({ status }: Mutant): boolean => NOTICED.includes(status);

const MISSED: readonly Mutant['status'][] = ['Survived', 'NoCoverage'];

/** How many mutants a test noticed, of those that ran. */
export function scoreOf({ files }: MutationReport): { readonly noticed: number; readonly all: number } {
  const mutants = Object.values(files).flatMap(({ mutants }) => mutants);
  const noticed = mutants.filter(isNoticed).length;
  const missed = mutants.filter(({ status }) => MISSED.includes(status)).length;
  return { noticed, all: noticed + missed };
}

/** The mutants that no test noticed, a line each. */
export function survivorsIn({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([path, { mutants }]) =>
    mutants
      .filter(({ status }) => MISSED.includes(status))
      .map(({ mutatorName, replacement = '', location: { start } }) => {
        const change = replacement.replace(/\s+/g, ' ').slice(0, 80);
        return `${path}:${start.line}:${start.column}  ${mutatorName}  ${change}`;
      }),
  );
}

/** A report with the mutants of which nothing more has to be asked. */
export function decidedIn(report: MutationReport, isDecided: (mutant: Mutant) => boolean): MutationReport {
  const files = Object.entries(report.files).map(([path, file]) => [
    path,
    { ...file, mutants: file.mutants.filter(isDecided) },
  ]);
  return { ...report, files: Object.fromEntries(files) };
}
