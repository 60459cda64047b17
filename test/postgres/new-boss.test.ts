import assert from 'node:assert/strict'
import { newBoss } from '../../src/postgres/open/new-boss.ts'

describe('the queue', () => {
  it('tells what its workers meet as errors, with what they say: pg-boss spreads them into bare objects', () => {
    const told: unknown[] = []
    const boss = newBoss({ databaseUrl: 'postgres://127.0.0.1:1/none' }, error => told.push(error))
    const met = Object.assign(new Error('the database system is starting up'), { code: '57P03' })
    boss.emit('error', { ...met, message: met.message, stack: met.stack ?? '', queue: 'broadcast.send', worker: '1' } as never)
    const [error] = told as [Error & { code: string; queue: string }]
    assert.ok(error instanceof Error)
    assert.deepEqual([error.message, error.code, error.queue, error.stack], [met.message, '57P03', 'broadcast.send', met.stack])
  })
})
