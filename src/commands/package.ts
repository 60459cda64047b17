import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { config as readEnvFile } from 'dotenv'
import { pack } from './package/pack.ts'

/** `npm run package`: dist/mary.zip for the Teams admin centre, from the environment. */
readEnvFile({ quiet: true })
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const result = await pack(process.env, version)
if ('faults' in result) {
  console.error(`The app package cannot be made:\n${result.faults.map(fault => `  - ${fault}`).join('\n')}`)
  process.exitCode = 1
} else {
  const out = new URL('../../dist/', import.meta.url)
  mkdirSync(out, { recursive: true })
  writeFileSync(new URL('mary.zip', out), result.zip)
  console.log('dist/mary.zip is ready for the Teams admin centre.')
}
