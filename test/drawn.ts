/** `npm run test:ci`: what is for every day, and a third of all others; `PART` (0, 1, 2) says which. */
process.env['DRAWN'] = '1'
process.env['PART'] ??= '0'
await import('./run.ts')
