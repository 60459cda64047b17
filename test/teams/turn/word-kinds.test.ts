import assert from 'node:assert/strict'
import { allVerbs, allWords } from '../../../src/teams/slices.ts'
import type { TypedWord } from '../../../src/teams/turn/word-facts.ts'

/** People have to know these, or no button of an object does what they do: the annex « Au clavier » has room for them. */
const staysMost = 48

describe('each typed word', () => {
  const all: [string, TypedWord][] = Object.entries(allWords)

  it('stays, or is the equivalent of buttons that there are', () => {
    const unknown = all.flatMap(([word, { presses }]) =>
      (presses ?? []).filter(name => !Object.hasOwn(allVerbs, name)).map(name => `${word}: ${name}`),
    )
    assert.deepEqual(unknown, [])
    assert.deepEqual(
      all.filter(([, { presses }]) => presses?.length === 0),
      [],
    )
  })

  it('stays only where somebody decided so', () => {
    const staying = all.filter(([, { presses }]) => presses === null).map(([word]) => word)
    assert.ok(staying.length <= staysMost, `${staying.length} words stay: ${staying.join(' ')}`)
    for (const word of ['help', 'propose', 'mine', 'approve', 'week', 'myData'])
      assert.ok(staying.includes(word), `${word} is no equivalent of a button`)
  })

  it('is pressed by an officer who reads, where one of its buttons is', () => {
    const wrong = all.flatMap(([word, { presses, officers }]) =>
      presses && officers && presses.every(name => !mayPress(name)) ? [word] : [],
    )
    assert.deepEqual(wrong, [])
  })
})

function mayPress(name: string): boolean {
  const verbs: Readonly<Record<string, { facts: { officers: string } }>> = allVerbs
  return verbs[name]!.facts.officers !== 'never'
}
