/** What Stryker writes, as far as it is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
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
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

const NOTICED: readonly Mutant['status'][] = ['Killed', 'Timeout'];
const MISSED: readonly Mutant['status'][] = ['Survived', 'NoCoverage'];

/** How many mutants a test noticed, of those that ran. */
export function scoreOf({ files }: MutationReport): { readonly noticed: number; readonly all: number } {
  const mutants = Object.values(files).flatMap(({ mutants }) => mutants);
  const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
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

// In the first pass modules stay loaded, and only the quick tests run. It can say that a mutant was noticed; of one
// that survived, or acts only while its module is loaded, it can say nothing.
const isDecided = ({ status }: Mutant): boolean => NOTICED.includes(status);

/** A first pass with only what it decided, for the second to go on from. */
export function decidedIn(first: MutationReport): MutationReport {
  const files = Object.entries(first.files).map(([path, file]) => [
    path,
    { ...file, mutants: file.mutants.filter(isDecided) },
  ]);
  return { ...first, files: Object.fromEntries(files) };
}
