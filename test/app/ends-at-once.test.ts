import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'

/** In a process of its own: others in this one listen to its signals. */
const program = `
  import { endsAsOlder } from './src/app/ends-at-once.ts'
  const tell = endsAsOlder({ error: (what, said) => console.log(what.newer, said) })
  tell('047')
  setTimeout(() => process.exit(3), 20_000)
  process.once('SIGTERM', () => console.log('finishes what it holds') ?? process.exit(0))
  tell('047')`

describe('a process that is older than its database', function () {
  this.timeout(30_000)

  it('ends as at SIGTERM once it hears it, and says why', () => {
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    const said = '047 a newer version of Mary works on this database: this older process ends\n'
    assert.deepEqual([status, stdout], [0, `${said}${said}finishes what it holds\n`])
  })
})
