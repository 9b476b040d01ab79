/** Decides, folds both ways, audits, and lists what may follow. */
export function exercise(library: typeof import('ce-referrals')): Record<string, unknown>;
/** The error of a refused command. */
export function refusedBy(library: typeof import('ce-referrals')): unknown;
