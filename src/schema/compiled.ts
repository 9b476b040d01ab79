import * as z from 'zod/mini';
import { interpreted, type Prepare } from './validate.js';

/**
 * zod writes a function for the schema on the first call: a third of the time for each value, and 9 kB more in a
 * bundle, so only what reads many values uses it. Where a page or zod's configuration (`jitless`) forbids to make
 * functions from text, zod walks the schema as ever.
 */
export const compiled: Prepare = (schema) => {
  let validate: ReturnType<typeof interpreted<z.output<typeof schema>>> | undefined;
  return (input) => {
    validate ??= interpreted(z.config().jitless ? schema : z.compile(schema));
    return validate(input);
  };
};
