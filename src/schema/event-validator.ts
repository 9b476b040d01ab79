import type { ReferralEvent, ReferralEventType } from '../referral/events.js';
import { entryEvents, importEvents } from './event-schema.js';
import { issue, notParsed, type SchemaIssue } from './issues.js';
import { guarded, isObject, type Prepare, type Validate, wrongType } from './validate.js';

type BySource = Readonly<Record<'entry' | 'import', Validate<ReferralEvent>>>;
type ByType = ReadonlyMap<string, BySource>;

function prepared(prepare: Prepare): ByType {
  const types = Object.keys(entryEvents) as ReferralEventType[];
  return new Map(
    types.map((type) => [
      type,
      {
        entry: prepare<ReferralEvent>(entryEvents[type]),
        import: prepare<ReferralEvent>(importEvents[type]),
      },
    ]),
  );
}

// Type and source choose the one schema that can fit: zod need not try twelve, and the faults it finds are those
// of the event that was meant.
function chosen(byType: ByType, input: unknown): Validate<ReferralEvent> | SchemaIssue {
  if (!isObject(input)) return wrongType(input, 'object');
  const { type, metadata } = input;
  if (typeof type !== 'string') return wrongType(type, 'string', ['type']);
  const bySource = byType.get(type);
  if (!bySource) return issue('unknown-event-type', ['type'], { oneOf: [...byType.keys()] });
  if (!isObject(metadata)) return wrongType(metadata, 'object', ['metadata']);
  const { source } = metadata;
  if (source === 'entry' || source === 'import') return bySource[source];
  return issue(source === undefined ? 'missing' : 'not-one-of', ['metadata', 'source'], {
    oneOf: Object.keys(bySource),
  });
}

/** Validates events of every type and source. */
export function eventValidator(prepare: Prepare): Validate<ReferralEvent> {
  const byType = prepared(prepare);
  return guarded((input) => {
    const validate = chosen(byType, input);
    return typeof validate === 'function' ? validate(input) : notParsed([validate]);
  });
}
