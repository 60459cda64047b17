import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'

const command = new URL('../../src/commands/package.ts', import.meta.url).pathname
/** As after `npm ci --omit=dev`: what only the making of the app package needs is not there. */
const production = `import { registerHooks } from 'node:module'
registerHooks({ resolve: (name, context, next) => next(name === '@microsoft/app-manifest' ? 'mary-is-without' : name, context) })`

describe('npm run package', () => {
  it('says in words that a production install does not make it', () => {
    const preload = `data:text/javascript,${encodeURIComponent(production)}`
    const { status, stderr } = spawnSync(process.execPath, ['--import', preload, command], { encoding: 'utf8' })
    assert.equal(status, 1)
    assert.match(stderr, /^This is a production install: .*full clone.*`npm ci`\.\n$/)
  })
})
