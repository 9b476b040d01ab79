// Stands in for `child.ts`: ends in the middle of an input.
process.send?.({ start: { shape: 'anything', recipe: 'the last' } }, () => process.exit(1));
