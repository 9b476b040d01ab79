import type { Chance } from '../../../examples/export/chance.js';

/** Damage to a file's bytes. */
export type ByteDamage = (bytes: Uint8Array, chance: Chance) => Uint8Array;

export function randomBytes(length: number, chance: Chance): Uint8Array {
  return Uint8Array.from({ length }, () => chance.between(0, 255));
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function utf16(bytes: Uint8Array, chance: Chance): Uint8Array {
  const marked = chance.percent(60) ? '\uFEFF' : '';
  const wide = new Uint8Array(Buffer.from(marked + new TextDecoder().decode(bytes), 'utf16le'));
  if (chance.percent(50)) {
    for (let at = 0; at + 1 < wide.length; at += 2) {
      [wide[at], wide[at + 1]] = [wide[at + 1] as number, wide[at] as number];
    }
  }
  return chance.percent(15) ? wide.slice(0, -1) : wide;
}

/** Every kind of damage to bytes. */
export const BYTE_DAMAGES = {
  'utf-16': utf16,
  cut: (bytes, chance) => bytes.slice(0, chance.between(0, Math.max(0, bytes.length - 1))),
  'bytes-random-inside': (bytes, chance) => {
    const at = chance.between(0, bytes.length);
    const skip = chance.percent(50) ? chance.between(0, 40) : 0;
    const random = randomBytes(chance.between(1, 60), chance);
    return concat(bytes.slice(0, at), random, bytes.slice(at + skip));
  },
  'bytes-random-only': (bytes, chance) => {
    const random = randomBytes(chance.between(0, 400), chance);
    return chance.percent(50) ? random : concat(bytes.slice(0, bytes.indexOf(10) + 1), random);
  },
  'bits-flipped': (bytes, chance) => {
    const flipped = bytes.slice();
    if (flipped.length === 0) return randomBytes(3, chance);
    for (let left = chance.between(1, 12); left > 0; left -= 1) {
      const at = chance.between(0, Math.min(flipped.length - 1, 1_000_000));
      flipped[at] = (flipped[at] as number) ^ (1 << chance.between(0, 7));
    }
    return flipped;
  },
} as const satisfies Readonly<Record<string, ByteDamage>>;
