/** Whether the run is only to see that everything runs: small inputs and one process, so figures that mean nothing. */
export const isQuick: boolean = process.argv.includes('--quick');

/** How many processes measure a figure. */
export const PROCESSES: number = isQuick ? 1 : 5;
