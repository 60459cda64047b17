/** `npm run test:long`: the same tests in their full form, with more kills, waits and rounds. */
process.env['LONG'] = '1'
await import('./run.ts')
