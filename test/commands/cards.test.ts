import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'

describe('npm run cards', function () {
  this.timeout(60_000)
  it('says that no card is named so, and which there are', () => {
    const { status, stderr } = spawnSync(process.execPath, ['src/commands/cards.ts', 'zzz'], { encoding: 'utf8' })
    assert.equal(status, 1)
    assert.match(stderr, /No card is named so: zzz\. There are: .*broadcasts\/frame/)
  })
})
