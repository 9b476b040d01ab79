import type * as z from 'zod/mini';

type Scalar = string | number | boolean | null | undefined;

/**
 * A type as far as its author wrote it: `readonly` is left out (what a parse gives is the caller's own copy),
 * and so are keys that are only known to be text (others may stand there) and keys that must be absent.
 */
export type Written<T> = T extends Scalar
  ? T
  : T extends readonly (infer Item)[]
    ? Written<Item>[]
    : {
        -readonly [K in keyof T as string extends K
          ? never
          : [Required<T>[K]] extends [never]
            ? never
            : K]: Written<T[K]>;
      };

/** Whether two types are one and the same: assignable both ways is not enough, optional keys would pass. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * Holds a schema to the interface it stands for: with one field more, fewer, wider or narrower it does not
 * compile. Does nothing when it runs.
 */
export function exactly<T>(): <S extends z.ZodMiniType>(
  schema: S & (Same<Written<z.output<S>>, Written<T>> extends true ? unknown : never),
) => S {
  return (schema) => schema;
}
