import assert from 'node:assert/strict'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, diane, hugo } from '../../fakes/town.ts'
import { renderPost } from '../../cards/every-card.ts'
import { brought } from '../../fakes/brought.ts'
import { received } from '../../fakes/received.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'
import { drawAnswering } from '../../../src/teams/events/drawn/draw-answering.ts'
import { readEvent } from '../../../src/core/use-cases/events/read-event.ts'

describe('assistants, by words and buttons', () => {
  let ports: FakePorts
  let chat: Chat
  let postId: string
  let n: number
  const [a, h] = [actor(alice), actor(hugo)]
  const said = async (who: typeof a, text: string): Promise<string> =>
    shownIn(await chat.say(who, text)).replace(/[\u00a0\u202f]/g, ' ')
  const answer = () => ports.events.answer(postId, alice.id)
  const jobs = (kind: string) =>
    ports.jobs.filter(({ data }) => 'key' in data && data.key.startsWith(`${kind}:`)).length

  beforeEach(async () => {
    ports = { ...createFakePorts(), renderPost }
    chat = createChat(ports)
    const { post, broadcast } = await brought(ports, {
      kind: 'event',
      date: '2026-12-02',
      time: '10:00',
      place: 'Médiathèque',
      title: 'Visite',
      guests: '2',
      sessions: '10 h Atelier compost (1)\n14 h Visite',
      questions: 'Déjeunez-vous ? Oui / Non',
    })
    postId = post.id
    n = Number(post.reference.split('-')[2])
    received(ports, broadcast.id, [alice])
    ports.jobs.length = 0
  })
  const named = () => chat.say(a, `mon assistant ${hugo.mail}`)

  it('« mon assistante … » names one, « mes assistants » shows whom, « retirer mon assistante … » ends it', async () => {
    assert.match(await said(a, 'mes assistants'), /Vous n’avez nommé personne.*colleague.*assistant\.name/)
    assert.match(await said(a, 'mon assistante Personne Dici'), /« Personne Dici » : Je ne trouve pas cette personne/)
    assert.match(await said(a, `mon assistante ${hugo.mail}`), /Hugo Petit peut répondre pour vous/)
    assert.equal(jobs('assistant'), 2)
    assert.match(await said(a, 'mes assistantes'), /Hugo Petit.*Mettre fin/)
    assert.match(
      await said(h, 'mes assistants'),
      /Vous pouvez répondre pour.*« répondre pour Alice Martin 42 ».*Ne plus répondre/,
    )
    assert.match(await said(a, 'retirer mon assistant Petit Hugo'), /Hugo Petit ne répond plus pour vous/)
    assert.doesNotMatch(await said(h, 'mes assistants'), /Alice Martin/)
    await named()
    assert.match(await said(h, 'ne plus répondre pour Alice Martin'), /Vous ne répondez plus pour Alice Martin/)
    assert.equal(await ports.assistants.byId(alice.id), null)
  })

  it('its buttons do the same, on the list and on the card that told of it', async () => {
    const list = await chat.press(a, 'assistant.name', { colleague: hugo.id })
    assert.ok(list.kind === 'card' && /Hugo Petit.*Mettre fin/.test(shownIn(list)))
    assert.match(shownIn(await chat.press(a, 'assistant.name', { colleague: '' })), /fault-colleague/)
    assert.match(shownIn(await chat.press(a, 'assistant.end', { personId: hugo.id })), /nommé personne/)
    assert.match(shownIn(await chat.press(a, 'assistant.end', { personId: hugo.id })), /ne trouve pas/)
    await named()
    assert.match(
      shownIn(await chat.press(h, 'assistant.left', { personId: alice.id })),
      /Vous ne répondez plus pour Alice/,
    )
    await named()
    assert.match(
      shownIn(await chat.press(a, 'assistant.over', { personId: hugo.id })),
      /Hugo Petit ne répond plus pour vous/,
    )
    await named()
    assert.doesNotMatch(shownIn(await chat.press(h, 'assistant.leave', { personId: alice.id })), /Alice Martin/)
  })

  it('« répondre pour Alice Martin 42 » brings her card, and answers with what is said behind', async () => {
    await named()
    assert.match(await said(h, `répondre pour Alice Martin ${n}`), /La carte de PUB-\d+-\d+ pour Alice Martin arrive/)
    assert.equal(jobs('answering'), 1)
    assert.match(
      await said(h, `Répondre pour martin alice ${n} : participer créneau 2 avec 1 ; Oui`),
      /pour Alice Martin\. Sa carte dit : « Vous participez.*créneau : 14 h.*donnée pour vous par Hugo Petit/,
    )
    const first = await answer()
    assert.deepEqual([first?.session, first?.guests, first?.by?.id], ['s2', 1, hugo.id])
    await said(h, `répondre pour ${alice.mail} ${n} peut-être`)
    assert.equal((await answer())?.answer, 'maybe')
    assert.match(
      await said(h, `répondre pour Alice Martin ${n} non, elle est en congés`),
      /Seule cette réponse est gardée/,
    )
    assert.equal((await answer())?.answer, 'no')
    assert.equal(jobs('answered'), 3)
    assert.equal(await ports.events.answer(postId, hugo.id), null)
    // Her own board and her own card say who it was.
    assert.match(await said(a, `participer ${n} créneau 2`), /Vous participez/)
    assert.equal((await answer())?.by, undefined)
  })

  it('refuses with an example in her name; a session is asked with what takes each', async () => {
    await named()
    const asked = await said(h, `répondre pour Alice Martin ${n} participer`)
    assert.match(asked, new RegExp(`« répondre pour Alice Martin ${n} participer créneau 2 » : 14 h, Visite`))
    const unread = await said(h, `répondre pour Alice Martin ${n} participer créneau 9`)
    const [, example = ''] = /par exemple : « ([^»]+) »/.exec(unread) ?? []
    assert.equal(example, `répondre pour Alice Martin ${n} participer créneau 1 avec 1 ; Oui`)
    assert.equal(await answer(), null)
    assert.match(await said(h, `répondre pour Alice Martin ${n} bof`), /Pour qui, quel événement, et quelle réponse/)
    assert.match(await said(h, `répondre pour Alice Martin, la semaine du 3`), /Vous ne répondez pas|Pour qui/)
  })

  it('learns nothing of whom one does not answer for', async () => {
    await named()
    const stranger = actor(diane)
    const nobody = [
      await said(stranger, `répondre pour Alice Martin ${n}`),
      await said(stranger, `répondre pour Alice Martin 999`),
      await said(stranger, `répondre pour Personne Dici ${n}`),
    ]
    assert.equal(new Set(nobody).size, 1, nobody.join('\n'))
    assert.match(nobody[0]!, /Vous ne répondez à la place de personne/)
    for (const who of ['Diane Roux', 'Personne Dici']) {
      const wrong = await said(h, `répondre pour ${who} ${n}`)
      assert.ok(wrong.includes(`« ${who} ». Vous pouvez répondre pour : Alice Martin.`), wrong)
    }
    for (const text of [`répondre pour Alice Martin 999`, `répondre pour Alice Martin 999 participer`])
      assert.match(await said(h, text), /Alice Martin n’a reçu aucun événement de ce numéro/)
    const refusals = [
      shownIn(await chat.press(stranger, 'event.joinfor', { postId, personId: alice.id }, 'typed')).replace(
        /[\u00a0\u202f]/g,
        ' ',
      ),
      shownIn(await chat.press(h, 'event.maybefor', { postId, personId: 'forged' }, 'typed')).replace(
        /[\u00a0\u202f]/g,
        ' ',
      ),
    ]
    assert.equal(new Set(refusals.map(text => text.replace(/^\[|\]$/g, ''))).size, 1, refusals.join('\n'))
    assert.match(refusals[0]!, /Je ne trouve pas cette référence/)
  })

  it('its card says whose it is, and its buttons answer for her alone', async () => {
    await named()
    const event = (await readEvent(ports, alice.id, postId))!
    const look = { words: chat.words.fr, locale: 'fr' as const, timeZone: 'Europe/Paris' }
    const card = shownIn({ kind: 'card', card: drawAnswering({ event, principal: alice, now: ports.now() }, look) })
    assert.match(card, /Vous répondez pour Alice Martin.*n’a pas encore répondu.*event\.joinfor/)
    assert.doesNotMatch(card, /"event\.(?:join|maybe|leave)"|broadcast\.why|agenda/)
    assert.equal(
      card.split(`"personId":"${alice.id}"`).length - 1,
      6,
      'each of three buttons, and what old clients press',
    )
    const pressed = await chat.press(h, 'event.joinfor', { postId, personId: alice.id, session: 's2', guests: '9' })
    assert.ok(pressed.kind === 'card')
    const refused = shownIn(pressed)
    assert.match(refused, /Vous répondez pour Alice.*Rien n’est enregistré/)
    assert.match(refused, /"value":"9"/, 'what was typed is kept')
    assert.equal(await answer(), null)
    const yes = shownIn(
      await chat.press(h, 'event.joinfor', { postId, personId: alice.id, session: 's2', guests: '1' }),
    )
    assert.match(yes, /Vous répondez pour Alice.*Vous participez.*donnée pour vous par Hugo Petit/)
    assert.match(
      shownIn(await chat.press(h, 'event.leavefor', { postId, personId: alice.id })),
      /donnée pour vous par Hugo/,
    )
  })

  it('what she said herself stands: by words, by buttons, and her card has no button any more', async () => {
    await named()
    await said(a, `ne pas participer ${n}`)
    const own = /Alice Martin a déjà répondu : sa réponse l’emporte/
    assert.match(await said(h, `répondre pour Alice Martin ${n} participer créneau 2`), own)
    const pressed = await chat.press(h, 'event.joinfor', { postId, personId: alice.id, session: 's2' })
    assert.ok(pressed.kind === 'note' && pressed.refused && own.test(pressed.text.replaceAll('\u00a0', ' ')))
    assert.deepEqual([(await answer())?.answer, (await answer())?.version, jobs('answered')], ['no', 1, 0])
    const event = (await readEvent(ports, alice.id, postId))!
    const look = { words: chat.words.fr, locale: 'fr' as const, timeZone: 'Europe/Paris' }
    const card = shownIn({ kind: 'card', card: drawAnswering({ event, principal: alice, now: ports.now() }, look) })
    assert.match(card.replaceAll('\u00a0', ' '), own)
    assert.doesNotMatch(card, /event\.\w+for|Input\./)
  })

  it('a slip before a name is offered the word', async () => {
    assert.match(await said(a, 'mon asistante Nadia Benali'), /Vouliez-vous dire « mon assistante ?/)
    assert.match(await said(h, `répondre por Alice Martin ${n}`), /Vouliez-vous dire « répondre pour ?/)
    assert.match(await said(a, 'mes asistants'), /Vouliez-vous dire « mes assistants ?/)
    assert.doesNotMatch(await said(a, 'mon assiette est vide'), /Vouliez-vous dire/)
  })

  it('what is no name stays somebody’s words', async () => {
    const text = `mon assistante ${'a fait une belle photo du marché et '.repeat(4)}`
    assert.match(await said(a, text), /J’ai bien reçu/)
    assert.match(await said(a, 'répondre pour le principe'), /J’ai bien reçu/)
  })
})
