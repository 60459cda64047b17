import assert from 'node:assert/strict'
import type { KnownPerson } from '../../../src/core/ports/personal-data.ts'
import { elements } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, fanny } from '../../fakes/town.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const officer = actor(fanny, 'dpo')
const known = (n: number, name: string): KnownPerson => ({
  id: `00000000-0000-4000-8000-00000000001${n}`,
  name,
  mail: null,
  department: null,
  isThere: true,
})
const [claire, paul, martine] = [known(1, 'Claire Martin'), known(2, 'Paul Martin'), known(3, 'Martine Lopez')]
const form = { of: 'martin', reason: 'Recours', reviewOn: '2030-01-01' }

describe('whom a purge is suspended for, by name', () => {
  let ports: FakePorts
  let chat: Chat
  let called: KnownPerson[]
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
    called = [claire, paul]
    ports.personal.named = async ([word]) => (word === 'lopez' ? [martine] : called)
    ports.personal.called = async ([id]) =>
      [claire, paul, martine].filter(one => one.id === id).map(({ name }) => ({ ids: [], names: [name] }))
  })
  const send = async (fields: object) => {
    const answer = await chat.press(officer, 'retention.suspended', { ...form, ...fields })
    const inputs = elements(answer).filter(({ type }) => String(type).startsWith('Input.'))
    return { shown: shownIn(answer), inputs }
  }
  const kept = async () => (await ports.suspensions.standing()).map(({ of }) => of.kind === 'person' && of.person.name)

  it('is chosen among those who have it, right where that is said; what was typed stays', async () => {
    const { shown, inputs } = await send({})
    assert.deepEqual(await kept(), [])
    assert.deepEqual(
      inputs.map(({ id, value }) => [id, value]),
      [['chosen-of', undefined], ...Object.entries(form)],
    )
    const choices = inputs[0]!['choices'] as { value: string }[]
    assert.deepEqual(
      choices.map(({ value }) => value),
      [claire.id, paul.id, 'other'],
    )
    assert.match(shown, /"id":"fault-chosen-of","text":"Plusieurs personnes/)
    await send({ 'chosen-of': paul.id })
    assert.deepEqual(await kept(), ['Paul Martin'])
  })

  it('is asked for where one person alone is nearly called so', async () => {
    called = [martine]
    const { shown } = await send({})
    assert.match(shown, /"id":"fault-chosen-of","text":"Personne ne porte exactement ce nom/)
    assert.deepEqual(await kept(), [])
    await send({ 'chosen-of': martine.id })
    assert.deepEqual(await kept(), ['Martine Lopez'])
  })

  it('may be another than those, by a name that is typed on the same card', async () => {
    for (const chosen of ['', 'other']) await send({ of: 'lopez', 'chosen-of': chosen })
    assert.deepEqual(await kept(), ['Martine Lopez', 'Martine Lopez'])
  })

  it('is asked for without a choice where nobody has it', async () => {
    called = []
    const { shown, inputs } = await send({})
    assert.deepEqual(
      inputs.map(({ id }) => id),
      Object.keys(form),
    )
    assert.match(shown, /"id":"fault-of"/)
  })
})
