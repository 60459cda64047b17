/** `npm run test:all`: every test. */
process.env['ALL'] = '1'
await import('./run.ts')
