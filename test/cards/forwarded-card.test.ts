import assert from 'node:assert/strict'
import { textMax } from '../../src/core/domain/initiatives/initiative.ts'
import type { Note } from '../../src/core/domain/notes/note.ts'
import { drawForwarded } from '../../src/teams/notes/draw-forwarded.ts'
import { loadWords } from '../../src/words.ts'

const at = '2026-11-25T11:40:00.000Z'
const ada = { id: '00000000-0000-4000-8000-000000000003', name: 'Ada Lovelace' }
const { fr } = loadWords(undefined, 'Europe/Paris')
const look = { words: fr, locale: 'fr', timeZone: 'Europe/Paris' } as never
const said = /Les textes longs ne montrent ici que leur début/

const note = (sign: string, length: number): Note => {
  const text = sign.repeat(length / sign.length)
  const answers = Array.from({ length: 3 }, () => ({ by: ada, at, text }))
  return { id: 'n', version: 1, writer: ada, text, files: [], at, state: 'forwarded', after: null, answers }
}
const drawn = (...notes: Note[]): string =>
  JSON.stringify(drawForwarded({ notes, from: 0, next: 2, before: null }, look))

describe('the card of messages that were handed on', () => {
  for (const sign of ['a', 'é', '*', '‰', '"', '😀', '<'])
    it(`is no larger than Teams shows, whatever two people and those who answered wrote: « ${sign} »`, () => {
      const card = drawn(note(sign, textMax), note(sign, textMax))
      assert.ok(Buffer.byteLength(card) <= 25 * 1024, `${Buffer.byteLength(card)} bytes`)
      assert.match(card, said)
      assert.match(card, /…"/)
    })

  it('shows all that they wrote where there is room, and then says nothing of it', () => {
    const card = drawn(note('mot ', 1_000), note('mot ', 1_000))
    assert.doesNotMatch(card, said)
    assert.ok(card.includes('mot '.repeat(249)))
  })
})
