import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { inputName, inputs, partNames, parts } from '../../../src/core/use-cases/posts/writing/read-audience.ts'
import { drawRefused } from '../../../src/teams/cards/draw-notice.ts'
import { isTyped, keeping } from '../../../src/teams/turn/kept-words.ts'
import type { Turn } from '../../../src/teams/turn/turn.ts'
import { elements, everyCard, look, texts } from '../../cards/every-card.ts'
import { ownData } from '../../cards/own-data.ts'

const folder = new URL('../../../cards/', import.meta.url)
/** One for each choice, and ids that a choice of recipients holds. */
const id = 'b5a0a6f2-0000-4000-8000-000000000001'

type Input = { type: string; id: string; where: string }
const inputsOf = (node: unknown, where: string): Input[] =>
  elements(node).flatMap(({ type, id }) =>
    typeof type === 'string' && type.startsWith('Input.') ? [{ type, id: String(id), where }] : [],
  )

describe('what somebody typed into a form', () => {
  const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.json') && !/^(locales|samples)\b/.test(file),
  )
  const written = templates
    .flatMap(file => inputsOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), file))
    .filter(({ id }) => !id.includes('${'))
  const drawn = everyCard().flatMap(({ card, name, sample }) => inputsOf(card, `${name} ${sample}`))

  it('is told from what was chosen, by the name of each input that any card has', () => {
    assert.ok(written.length > 60 && drawn.length > written.length, `${written.length}, ${drawn.length}`)
    for (const input of [...written, ...drawn]) {
      const typed = input.type === 'Input.Text'
      // Two names are typed into one form, and chosen as ids on another card.
      assert.equal(isTyped(input.id, typed ? 'absence' : id), typed, `${input.type} « ${input.id} » of ${input.where}`)
    }
    for (const part of partNames)
      for (const input of inputs) assert.equal(isTyped(inputName(parts[part], input), `${id},${id}`), false)
  })

  it('is told from what a button carries', () => {
    for (const name of ownData) assert.equal(isTyped(name, id), false, name)
  })

  it('is not taken for a choice because it looks like one', () => {
    for (const [name, value] of [
      ['reason', 'absence'],
      ['title', '2026-12-01'],
      ['comment', 'true'],
      ['count', '3'],
      ['groups', 'presse'],
      ['people', 'a@example.org'],
    ] as const)
      assert.equal(isTyped(name, value), true, name)
    for (const [name, value] of [
      ['kind', 'event'],
      ['people', '2829'],
      ['postId', id],
      ['remove0', 'true'],
      [`drop-${id}`, 'false'],
    ] as const)
      assert.equal(isTyped(name, value), false, name)
  })
})

describe('a refusal in a dialog', () => {
  const refused = { kind: 'note', text: 'Non.', refused: true } as const
  const kept = (fields: number) =>
    keeping(
      { road: 'dialog', look: look('fr') } as Turn,
      refused,
      Object.fromEntries(Array.from({ length: fields }, (_, n) => [`field${n}`, 'mes mots'])),
    )

  it('gives back what was typed; of more fields than any card of Mary has, nothing is read', () => {
    assert.equal(kept(20).kind, 'dialog')
    assert.deepEqual(kept(20_000), refused)
  })
})

describe('the card that gives it back', () => {
  const shown = (typed: string[], locale: 'fr' | 'en' = 'fr') => {
    const card = drawRefused({ text: 'Non.', typed }, look(locale))
    return {
      values: elements(card).flatMap(({ type, value }) => (type === 'Input.Text' ? [value] : [])),
      says: texts(card).join(' '),
      bytes: Buffer.byteLength(JSON.stringify(card)),
    }
  }

  it('has all the fields of a long form', () => {
    const typed = Array.from({ length: 30 }, (_, n) => `Image ${n} : le pont, vu de l’île`)
    const { values, says } = shown(typed)
    assert.deepEqual(values, typed)
    assert.match(says, /n’est pas perdu/)
  })

  it('stays under what Teams takes, whatever was sent, and says how many texts are not on it', () => {
    for (const sign of ['a', 'é', '"', '\n', '😀', '\\']) {
      const { values, says, bytes } = shown([...Array.from({ length: 12 }, () => sign.repeat(9_000)), 'la fin'])
      assert.ok(bytes <= 28_000, `${bytes} bytes of ${JSON.stringify(sign)}`)
      assert.equal(values.at(-1), 'la fin', 'one that is short still has room')
      assert.match(says, new RegExp(`${13 - values.length} textes n’y sont pas`))
      assert.doesNotMatch(says, /pas perdu/)
    }
    const { bytes, values } = shown(Array.from({ length: 5_000 }, () => 'x'))
    assert.ok(bytes <= 28_000 && values.length > 100, `${bytes} bytes, ${values.length} fields`)
    assert.match(shown(['x', 'é'.repeat(20_000)], 'en').says, /1 text is not on it/)
  })
})
