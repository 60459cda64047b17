/**
 * `npm run test:long`: the same tests in their full form, with more kills, waits and rounds, and another seed each time; then
 * what depends on days once more, at the instants at which days are mistaken.
 */
process.env['LONG'] = '1'
process.env['SEED'] ??= String(Date.now() % 100_000)
await import('./run.ts')
await import('./clocks/run.ts')
