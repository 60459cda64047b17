import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readInProcess } from '../../src/apart/read-in-process.ts'
import { eventually } from '../support/eventually.ts'

/** A thread that does this, and answers what it comes to. */
const thread = (code: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort, workerData as given } from 'node:worker_threads'
      import { writeFileSync } from 'node:fs'
      parentPort.postMessage('begun')
      parentPort.postMessage({ read: await (async () => { ${code} })() })
    `)}`,
  )
const bounds = { withinMs: 20_000, memoryMb: 32, residentMb: 300 }

describe('what is read in a process of its own', function () {
  this.timeout(120_000)

  it('is told what it reads, and answers', async () => {
    const given = { bytes: new Uint8Array([1, 2, 3]), words: ['à', undefined] }
    assert.deepEqual(await readInProcess(thread('return given'), given, bounds), given)
    assert.equal(await readInProcess(thread('return null'), given, bounds), null)
  })

  it('knows no secret', async () => {
    process.env['A_SECRET'] = 'told'
    try {
      assert.equal(await readInProcess(thread('return process.env.A_SECRET ?? "none"'), null, bounds), 'none')
    } finally {
      delete process.env['A_SECRET']
    }
  })

  it('is read later where the system has no room for a process', async () => {
    const { execPath } = process
    process.execPath = join(tmpdir(), 'no such program')
    try {
      await assert.rejects(readInProcess(thread('return 1'), null, bounds), /no-process/)
    } finally {
      process.execPath = execPath
    }
  })

  it('reads nothing where it asks for too much memory, in whatever pieces, or for too long', async () => {
    const greedy = {
      'in one piece, which ends the process and not only its thread': 'return new Array(30e6).fill(1.5).length',
      'in small ones': 'const all = []; for (;;) all.push({ all: [all.length] })',
      'of bytes': `
        const all = []
        for (; all.length < 60; await new Promise(done => setTimeout(done, 10))) all.push(new Uint8Array(1e7).fill(1))
        return all.length`,
    }
    for (const [how, code] of Object.entries(greedy))
      assert.equal(await readInProcess(thread(code), null, bounds), null, how)
    assert.equal(await readInProcess(thread('for (;;);'), null, { ...bounds, withinMs: 100 }), null)
    assert.equal(await readInProcess(thread('throw new Error()'), null, bounds), null)
  })

  it('reads nothing in a process that stands still: no clock of its own would end it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mary-reader-'))
    const told = join(folder, 'told')
    const still = thread("writeFileSync(given, String(process.pid)); process.kill(process.pid, 'SIGSTOP'); for (;;);")
    try {
      assert.equal(await readInProcess(still, told, { ...bounds, withinMs: 1_000_000 }, 8_000), null)
      assert.ok(!isThere(Number(readFileSync(told, 'utf8'))))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('ends with whoever asked, even where that one is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mary-reader-'))
    const told = join(folder, 'told')
    const endless = thread('writeFileSync(given, String(process.pid)); for (;;);')
    const asked = [endless, told, { ...bounds, withinMs: 100_000 }].map(one => JSON.stringify(one))
    const code = `
      const { readInProcess } = await import(${JSON.stringify(import.meta.resolve('../../src/apart/read-in-process.ts'))})
      await readInProcess(new URL(${asked[0]}), ${asked[1]}, ${asked[2]})
    `
    const asking = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' })
    try {
      const pid = Number(
        await eventually(async () => existsSync(told) && readFileSync(told, 'utf8'), 'it reads', 60_000),
      )
      assert.ok(isThere(pid))
      asking.kill('SIGKILL')
      await eventually(async () => !isThere(pid), 'it ends', 20_000)
    } finally {
      asking.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    }
  })
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
