/** What a statement gives. */
export interface SqlResult {
  /** The rows, each an object with the columns by name. */
  readonly rows: readonly unknown[];
}

/**
 * What the log needs of a connection: `Client` and `Pool` of pg and `PGlite` have it. The values are texts, numbers,
 * null, and lists of texts.
 */
export interface SqlClient {
  /** Runs one statement, its `$1`, `$2` and so on given beside it. */
  query(text: string, values?: unknown[]): Promise<SqlResult>;
}
