import assert from 'node:assert/strict'
import type { Person } from '../../src/core/domain/actor.ts'
import { frozenEveryone } from '../../src/graph/people/frozen-everyone.ts'

const person = (id: string): Person => ({
  id,
  name: `Zoé ${id}`,
  givenName: 'Zoé',
  mail: null,
  department: 'Voirie',
  enabled: true,
  guest: false,
  shared: false,
  licensed: true,
  locale: 'fr',
})

describe('« tous »', () => {
  let minute: number
  let reads: number
  let ids: string[]
  let everyone: ReturnType<typeof frozenEveryone>
  beforeEach(() => {
    ;[minute, reads, ids] = [0, 0, ['a', 'b', 'c']]
    const now = () => new Date(Date.UTC(2026, 10, 26, 9, minute)).toISOString()
    everyone = frozenEveryone(async function* () {
      reads++
      for (const id of ids) yield [person(id)]
    }, now)
  })
  const all = async (pages: AsyncIterable<Person[]>): Promise<Person[]> => {
    const people: Person[] = []
    for await (const page of pages) people.push(...page)
    return people
  }
  const read = (when?: 'now'): Promise<Person[]> => all(everyone(when))

  it('is read once for all who ask within ten minutes, and says the same to each', async () => {
    const first = await read()
    ids.push('d')
    minute = 9
    assert.deepEqual(await read(), first)
    assert.equal(reads, 1)
    minute = 10
    assert.equal((await read()).length, 4)
    assert.equal(reads, 2)
  })

  it('is read anew for what is about to be sent, and nobody hears the older one after that', async () => {
    await read()
    ids.push('d')
    assert.equal((await read('now')).length, 4)
    assert.equal((await read()).length, 4)
    assert.equal(reads, 2)
  })

  it('is not kept when whoever asked had enough before the end, or it could not be read', async () => {
    for await (const page of everyone()) if (page.length > 0) break
    assert.equal((await read()).length, 3)
    for await (const page of everyone('now')) if (page.length > 0) break
    await read()
    assert.equal(reads, 4, 'what was known before it is not said any more')
    const failing = frozenEveryone(
      async function* () {
        yield [person('a')]
        throw new Error('away')
      },
      () => new Date(0).toISOString(),
    )
    for (const _again of [1, 2]) await assert.rejects(all(failing()))
  })
})
