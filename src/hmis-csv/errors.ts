/** What makes an export unreadable as a whole. Everything less is a finding. */
export type HmisCsvErrorCode =
  | 'input-unreadable'
  | 'event-file-unreadable'
  | 'several-exports'
  | 'zip-unreadable'
  | 'zip-path-climbs-out'
  | 'zip-holds-link'
  | 'zip-encrypted'
  | 'zip-too-large'
  | 'dates-not-a-range';

/**
 * What reading throws where there is nothing to go on with: no input, or no Event.csv that can be read. Know it
 * by its `code`, never by `instanceof`. The message is one sentence and holds nothing of the files' content.
 */
export class HmisCsvError extends Error {
  /** Stable: what could not be read. */
  readonly code: HmisCsvErrorCode;

  /** Made by the library; a source of one's own may throw it from `names`. */
  constructor(code: HmisCsvErrorCode, message: string) {
    super(message);
    this.name = 'HmisCsvError';
    this.code = code;
  }
}

const CODES: Readonly<Record<HmisCsvErrorCode, true>> = {
  'input-unreadable': true,
  'event-file-unreadable': true,
  'several-exports': true,
  'zip-unreadable': true,
  'zip-path-climbs-out': true,
  'zip-holds-link': true,
  'zip-encrypted': true,
  'zip-too-large': true,
  'dates-not-a-range': true,
};

/** Says whether something that was thrown is an {@link HmisCsvError}, from whichever copy of the package. */
export function isHmisCsvError(error: unknown): error is HmisCsvError {
  return error instanceof Error && Object.hasOwn(CODES, String((error as { code?: unknown }).code));
}
