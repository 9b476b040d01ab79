/**
 * What a local column tells. HUD has no column for any of these.
 *
 * - `date-acknowledged`: the day on which the provider acknowledged the referral.
 * - `resulting-enrollment`: the EnrollmentID of the enrollment that the referral led to.
 * - `not-housed-reason`: the reason why the client was not housed.
 * - `not-housed-reason-date`: the day on which that reason was added to a successful referral.
 * - `reason-list-version`: the version of the CoC's list that the reason was chosen from.
 * - `not-known`: what nobody knows of this one referral, though there is a column for it: `acknowledgement`,
 *   `enrollment` or `reason`, several parted by spaces. Where nothing stands in those columns, that is then no answer.
 */
export type LocalMeaning =
  | 'date-acknowledged'
  | 'resulting-enrollment'
  | 'not-housed-reason'
  | 'not-housed-reason-date'
  | 'reason-list-version'
  | 'not-known';

/** The meanings, in the order of a referral's life. */
export const LOCAL_MEANINGS: readonly LocalMeaning[] = /* @__PURE__ */ Object.freeze([
  'date-acknowledged',
  'resulting-enrollment',
  'not-housed-reason',
  'not-housed-reason-date',
  'reason-list-version',
  'not-known',
] as const);

/**
 * One column of a file that a vendor adds to an export, and what it tells. A list of these is the column map
 * that `readExport` takes: plain data, to be kept in a file. Each meaning occurs once in it.
 */
export interface LocalField {
  /** The file: a `Custom*.csv`, or any other that is not HUD's own. By its name alone, without a folder. */
  readonly file: string;
  /** The column, letter for letter. */
  readonly column: string;
  /** What it tells. */
  readonly meaning: LocalMeaning;
  /** The column of the same file that holds the EventID. By default `EventID`; one for each file. */
  readonly key?: string;
  /**
   * For a reason only: by what stands in the column (a label of the picklist, or a code of the vendor), the code
   * of the reason. What stands there and is not in the table is a finding. Without a table the column holds the
   * codes themselves.
   */
  readonly values?: Readonly<Record<string, string>>;
}

/** The column that joins a local file to Event.csv, where the column map names none. */
export const DEFAULT_KEY = 'EventID';
