import assert from 'node:assert/strict'
import { creditOffer } from '../../../src/teams/initiatives/drawn/draw-credit.ts'
import { drawFound } from '../../../src/teams/anywhere/find-cards.ts'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { initiative, post } from '../../postgres/rows.ts'
import { look } from '../../cards/every-card.ts'
import { createChat, shownIn } from '../chat.ts'

describe('what an author may say of being named', () => {
  const of = (state: Post['state']): Post => ({ ...post({}), state, correcting: null })
  const cases: [string, Parameters<typeof creditOffer>, ReturnType<typeof creditOffer>][] = [
    ['a new proposal', [initiative({ state: 'received' }), null], 'credit'],
    ['a draft', [initiative({ state: 'retained' }), of('draft')], 'credit'],
    ['what was submitted: no name joins what is sealed', [initiative({ state: 'retained' }), of('in-validation')], ''],
    [
      'what was submitted with it',
      [initiative({ state: 'retained', credited: true }), of('in-validation')],
      'uncredit',
    ],
    ['what was approved with it', [initiative({ state: 'retained', credited: true }), of('approved')], 'uncredit'],
    ['what was sent with it', [initiative({ state: 'retained', credited: true }), of('broadcast')], ''],
    ['what was declined', [initiative({ state: 'declined', credited: true }), null], ''],
    ['what was withdrawn', [initiative({ state: 'withdrawn' }), null], ''],
    ['what is of somebody else', [initiative({ state: 'received', onBehalfOf: 'Un collègue' }), null], ''],
  ]
  for (const [name, given, offer] of cases) it(name, () => assert.equal(creditOffer(...given), offer))
})

describe('cards that are found from anywhere', () => {
  it('show what people typed as it is', () => {
    const one = initiative({ title: '**Gras** [ici](https://a.example)', text: '# Titre _penché_', place: '*Hall*' })
    const at = '2026-11-25T09:00:00.000Z'
    const shown = JSON.stringify(drawFound({ kind: 'proposal', initiative: one, at }, at, look('fr')))
    for (const typed of ['**Gras**', '[ici]', '_penché_', ' *Hall*']) assert.ok(!shown.includes(typed), typed)
    assert.ok(shown.includes('\\\\*\\\\*Gras'), shown)
  })
})

describe('the form of a proposal', () => {
  it('takes no id of another shape: a key that is made of it would mean something else', async () => {
    const ports = createFakePorts()
    const filled = { initiativeId: 'i1:0', title: 'Une ruche', text: 'Du miel' }
    assert.match(shownIn(await createChat(ports).press(actor(alice), 'initiative.submit', filled)), /incomplète/)
    assert.equal(await ports.initiatives.byId('i1:0'), null)
  })
})
