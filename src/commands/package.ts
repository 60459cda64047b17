import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { config as readEnvFile } from 'dotenv'

/** `npm run package`: dist/mary.zip for the Teams admin centre, from the environment. */
readEnvFile({ quiet: true })
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const [{ pack }, { versionMadeAt }] = await Promise.all([
  import('./package/pack.ts'),
  import('./package/build-manifest.ts'),
]).catch(refuse)
const made = versionMadeAt(version, Date.now())
const result = await pack(process.env, made)
if ('faults' in result) {
  console.error(`The app package cannot be made:\n${result.faults.map(fault => `  - ${fault}`).join('\n')}`)
  process.exitCode = 1
} else {
  const out = new URL('../../dist/', import.meta.url)
  mkdirSync(out, { recursive: true })
  writeFileSync(new URL('mary.zip', out), result.zip)
  console.log(`dist/mary.zip (version ${made}) is ready for the Teams admin centre.`)
}

/** What checks the manifest is no part of a production install. */
function refuse(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.error('This is a production install: the app package is made in a full clone, after `npm ci`.')
  process.exit(1)
}
