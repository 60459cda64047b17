import assert from 'node:assert/strict'
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startFakeBot } from '../support/fake-bot.ts'
import { startSandbox } from '../support/sandbox.ts'
import { eventually } from '../support/eventually.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the sandbox: a process', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps what was done to the town, its keys and its certificate between two runs', async () => {
    const bot = await startFakeBot()
    const first = await startSandbox({ SANDBOX_DIR: folder, BOT_URL: bot.url })
    const { people } = await first.town.people({ situation: 'well', limit: 2 })
    const [one, two] = people.map(person => person.id)
    const files = [{ name: 'a.txt', contentType: 'text/plain', base64: 'YQ==' }]
    await first.town.say(one ?? '', { text: 'bonjour', files })
    await first.town.uninstall(two ?? '')
    const before = await first.town.chat(one ?? '')
    await first.close()
    const second = await startSandbox({ SANDBOX_DIR: folder, BOT_URL: bot.url })
    try {
      assert.deepEqual(await second.town.chat(one ?? ''), before)
      assert.equal((await second.town.person(two ?? '')).installed, false)
      assert.equal(second.ca, first.ca)
      assert.equal(second.variables['MicrosoftAppPassword'], first.variables['MicrosoftAppPassword'])
      const file = await fetch(second.desk + before.activities[0]?.attachments?.[0]?.contentUrl)
      assert.equal(await file.text(), 'a')
    } finally {
      await second.close()
      bot.close()
    }
  })

  it('says in one sentence that its port is taken', async () => {
    const first = await startSandbox({ SANDBOX_PEOPLE: '50' })
    try {
      const port = Number(new URL(first.desk).port) - 1
      const second = spawnSync(process.execPath, ['sandbox/main.ts'], {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], SANDBOX_PEOPLE: '50', SANDBOX_PORT: String(port) },
      })
      assert.equal(second.status, 1)
      assert.match(second.stderr, /^Port \d+ is taken: does the town run already\?[^\n]*SANDBOX_PORT[^\n]*\n$/)
    } finally {
      await first.close()
    }
  })

  it('ends when its parent dies', async () => {
    const parent = fork(fileURLToPath(new URL('../support/sandbox-parent.ts', import.meta.url)))
    const [pid] = (await once(parent, 'message')) as [number]
    assert.ok(alive(pid))
    parent.kill('SIGKILL')
    await eventually(async () => !alive(pid), 'the town ends with its parent')
  })
})

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
