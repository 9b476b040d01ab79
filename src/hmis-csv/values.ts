import { type CalendarDate, type DateTime, isCalendarDate, isDateTime } from '../referral/calendar-date.js';
import { MAX_ID_LENGTH } from '../referral/command-shape.js';
import type { ColumnKind } from './hud-files.js';

/** The value that a column of each kind gives. */
export interface ValueOfKind {
  readonly id: string;
  readonly text: string;
  readonly integer: number;
  readonly date: CalendarDate;
  readonly datetime: DateTime;
}

/** What each kind of value looks like, for a finding. */
export const FORM: Readonly<Record<ColumnKind, string>> = {
  id: `1 to ${MAX_ID_LENGTH} characters`,
  text: 'text',
  integer: 'a whole number',
  date: 'YYYY-MM-DD',
  datetime: 'YYYY-MM-DD hh:mm:ss',
};

// An engine may cut a long piece of text out of its block by pointing into it, which keeps the whole block.
function own(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

// HUD parts the day from the time with a space, ISO 8601 with a T. Nothing else is changed.
function withT(text: string): string {
  return text[10] === ' ' ? `${text.slice(0, 10)}T${text.slice(11)}` : text;
}

const INTEGER = /^[+-]?\d{1,9}$/;

/** Reads what is in a cell that is not empty; `undefined` where it is not what the column holds. */
export type Read<K extends ColumnKind> = (text: string) => ValueOfKind[K] | undefined;

/** Reads each kind of value. Dates occur again and again: each is checked and kept once for a whole export. */
export function valueReaders(): { readonly [K in ColumnKind]: Read<K> } {
  const dates = new Map<string, CalendarDate>();
  return {
    id: (text) => (text.length <= MAX_ID_LENGTH ? own(text) : undefined),
    text: (text) => text,
    integer: (text) => (INTEGER.test(text) ? Number(text) : undefined),
    date(text) {
      const known = dates.get(text);
      if (known !== undefined) return known;
      if (isCalendarDate(text)) {
        dates.set(text, text);
        return text;
      }
      // A date with a time of day still says the day.
      const day = text.slice(0, 10);
      return isDateTime(withT(text)) && isCalendarDate(day) ? day : undefined;
    },
    datetime(text) {
      const moment = withT(text);
      return isDateTime(moment) ? moment : undefined;
    },
  };
}
