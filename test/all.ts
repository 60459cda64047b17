/** `npm run test:all`: every test, which is what CI runs. */
process.env['ALL'] = '1'
await import('./run.ts')
