// Stands in for `child.ts`: reads one input, and never comes back from the second.
process.send?.({ start: { shape: 'rows', recipe: 'the first' } });
process.send?.({ end: true });
process.send?.({ start: { shape: 'rows', recipe: 'the second' } });
for (;;);
