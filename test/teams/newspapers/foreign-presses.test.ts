import assert from 'node:assert/strict'
import type { Actor } from '../../../src/core/domain/actor.ts'
import type { Edition } from '../../../src/core/domain/newspapers/edition.ts'
import { addErratum } from '../../../src/core/use-cases/newspapers/issued/correct-edition.ts'
import { openEdition } from '../../../src/core/use-cases/newspapers/edition/open-edition.ts'
import { aNewspaper, putEdition } from '../../fakes/an-edition.ts'
import { plannedCall } from '../../fakes/calls.ts'
import { newspaperId, paperPorts, type PaperPorts } from '../../fakes/composed.ts'
import { png } from '../../fakes/pictured-edition.ts'
import { settings } from '../../fakes/ports.ts'
import { sentEdition } from '../../fakes/sent-edition.ts'
import { actor, alice, diane, gaelle } from '../../fakes/town.ts'
import { comms, otherComms } from '../../fakes/walk.ts'
import { type Chat, createChat, picture } from '../chat.ts'
import { dataOf, plainIn } from '../form-of.ts'

type Data = Record<string, string>

/** What an agent, and nobody who is not of the communication team or directs it, may read here. */
const titles = /Trait d’Union|Infos Lilas|Le lilas fleurit|lilas\.jpg|Une brève d’ici|La cantine ouvre/

const lilasPicture = 'b5a0a6f2-0000-4000-8000-000000000010'

describe('what people press of newspapers that are not theirs, or send in a card’s place', () => {
  let ports: PaperPorts
  let chat: Chat
  let verbs: string[]
  /** Of « Trait d’Union », which Gaëlle directs: one is out, the next one is composed. */
  let published: Edition
  let mine: Edition
  /** Of « Infos Lilas », which Diane directs. */
  let other: Edition
  /** What stands in each, or belongs to it; the note with a picture is the other one’s of comms. */
  let here: Data
  let there: Data

  beforeEach(async () => {
    ports = paperPorts()
    ports.teamsFiles = { mayFetch: () => true, fetch: async () => png }
    chat = createChat(ports)
    verbs = Object.keys(chat.verbs).filter(verb => /^(edition|newspaper)\./.test(verb))
    published = (await sentEdition(ports)).edition
    const erratum = await addErratum(ports, comms, { editionId: published.id, typed: 'La cantine ouvre à midi.' })
    assert.ok(erratum.kind === 'erratum-added')
    const opened = await openEdition(ports, comms, newspaperId, settings)
    assert.ok(opened.kind === 'edition-open')
    mine = opened.edition
    const [section] = (await ports.newspapers.byId(newspaperId))!.sections
    const itemId = 'b5a0a6f2-0000-4000-8000-000000000009'
    const said = { piece: 'free', heading: section!.id, title: 'Une brève d’ici', text: 'Trente ans déjà.' }
    await chat.press(comms, 'edition.keep', { editionId: mine.id, itemId, ...said })
    const lilas = aNewspaper(diane, { code: 'IL', name: 'Infos Lilas' })
    other = await putEdition(
      ports,
      lilas,
      { services: ['Le lilas fleurit', 'Un second texte'] },
      { reference: 'IL-2026-11' },
    )
    const pictures = [{ id: lilasPicture, alt: '', digest: lilasPicture, consent: null, name: 'lilas.jpg' }]
    const [first, ...others] = other.items
    assert.ok(first?.kind === 'piece')
    const pictured = { ...other, items: [{ ...first, pictures }, ...others], version: other.version + 1 }
    await ports.commit({ save: 'edition', row: pictured, ifVersion: other.version })
    const call = await plannedCall(ports)
    await chat.say(comms, `journal IL appel ${call.reference}`)
    assert.equal((await ports.calls.byId(call.id))?.editionId, other.id)
    const [kept] = await chat.say(otherComms, '', [picture('lea.png')])
    const { fileKey } = dataOf(kept!, 'newspaper.picture') as Data
    here = { newspaperId, editionId: mine.id, itemId, erratumId: 'none', callId: 'none', attachmentId: 'none' }
    there = {
      newspaperId: lilas.id,
      editionId: other.id,
      itemId: other.items[0]!.id,
      erratumId: erratum.edition.errata[0]!.id,
      callId: call.id,
      attachmentId: lilasPicture,
      fileKey: fileKey!,
    }
  })

  /** What is said to whoever presses; nothing is written, nor ordered. */
  const refused = async (who: Actor, verb: string, data: object): Promise<string> => {
    const before = [ports.commits(), ports.jobs.length]
    const said = plainIn(await chat.press(who, verb, data))
    assert.deepEqual([ports.commits(), ports.jobs.length], before, `${verb} ${JSON.stringify(data)}`)
    return said
  }

  it('are refused to an agent, whichever verb it is, and tell them nothing', async () => {
    assert.ok(verbs.length > 30, verbs.join())
    for (const verb of verbs)
      for (const ids of [{ ...there, ...here }, there, { ...there, editionId: published.id }])
        assert.doesNotMatch(await refused(actor(alice), verb, { ...ids, revision: '1' }), titles, verb)
    assert.ok(ports.journal.some(({ verb, actor }) => verb === 'attempt.refused' && actor?.id === alice.id))
  })

  it('are read by who directs it, who confirms what another one corrected, and composes nothing', async () => {
    const director = actor(gaelle)
    for (const verb of verbs) await refused(director, verb, { ...there, ...here })
    for (const verb of verbs) assert.doesNotMatch(await refused(director, verb, there), /Infos Lilas|Le lilas/, verb)
    assert.match(plainIn(await chat.press(director, 'edition.see', { editionId: mine.id })), /Une brève d’ici/)
    const erratum = { editionId: published.id, erratumId: there['erratumId'] }
    await refused(actor(diane), 'edition.confirm', erratum)
    await chat.press(director, 'edition.confirm', erratum)
    assert.ok((await ports.editions.byId(published.id))!.errata[0]!.confirmed)
  })

  it('are nothing of another edition, newspaper, call, text, erratum or person', async () => {
    for (const verb of verbs) {
      const { needs } = chat.verbs[verb]!
      for (const need of needs.filter(need => need !== 'editionId' && need !== 'newspaperId'))
        await refused(comms, verb, { ...there, ...here, [need]: there[need] })
    }
    for (const item of [there['itemId'], published.items[0]!.id])
      assert.doesNotMatch(await refused(comms, 'edition.line', { editionId: mine.id, item }), /Le lilas/)
  })

  it('are nothing where there is no such thing, or another one has that id', async () => {
    for (const id of ['none', published.postId!, newspaperId, mine.id])
      for (const verb of verbs) {
        const data = Object.fromEntries(chat.verbs[verb]!.needs.map(need => [need, id]))
        // Of its own edition or newspaper it is no other thing’s id.
        const { editionId, newspaperId: paper } = data
        if (editionId !== mine.id && paper !== newspaperId && 0 < chat.verbs[verb]!.needs.length)
          await refused(comms, verb, data)
      }
  })

  it('never ask about a picture of another edition', async () => {
    const { attachmentId } = there
    assert.match(await refused(comms, 'edition.consent', { editionId: other.id, attachmentId }), /lilas\.jpg/)
    for (const editionId of [mine.id, published.id])
      assert.doesNotMatch(await refused(comms, 'edition.consent', { editionId, attachmentId }), /lilas/i)
  })

  it('change nothing with fields that no card sends', async () => {
    const { editionId, itemId } = here
    for (const heading of ['', 'portrait', 'services', 'x'.repeat(10_000), '__proto__'])
      await refused(comms, 'edition.tosection', { editionId, itemId, heading })
    await refused(comms, 'edition.submit', { editionId, revision: '999' })
    for (const text of ['', ' \u200b', 'x'.repeat(20_001)])
      await refused(comms, 'edition.correct', { editionId: published.id, text })
    const wrong = { piece: 'free', heading: 'nulle part', title: 'Autre', text: 'Autre' }
    await refused(comms, 'edition.keep', { editionId, itemId, ...wrong })
    await refused(comms, 'newspaper.save', { newspaperId, seen: '99', name: 'Autre', code: 'TU', everyone: 'true' })
    for (const verb of ['edition.resend', 'edition.mailed', 'edition.correct', 'edition.confirm', 'edition.send'])
      await refused(comms, verb, { editionId, erratumId: there['erratumId'], text: 'Non.' })
  })

  it('never become what a card says of their state, their authors or their seal', async () => {
    const forged = {
      state: 'published',
      version: '77',
      postId: published.postId,
      produced: published.produced,
      by: { id: alice.id, name: alice.name },
      authors: [],
      newspaperId: there['newspaperId'],
      number: '99',
      pictures: ['a'],
    }
    const { editionId, itemId } = here
    const data = { editionId, itemId, piece: 'free', heading: mine.items[0]?.section, title: 'Autre', text: 'Autre' }
    const section = (await ports.newspapers.byId(newspaperId))!.sections[0]!.id
    await chat.press(otherComms, 'edition.keep', { ...data, heading: section, ...forged })
    const row = (await ports.editions.byId(editionId!))!
    const { state, postId, produced, number, newspaperId: paper } = row
    assert.deepEqual([state, postId, produced, number, paper], ['open', null, null, mine.number, newspaperId])
    assert.deepEqual(
      row.authors.map(({ id }) => id),
      [comms.id, otherComms.id],
    )
    const [piece] = row.items
    assert.ok(piece?.kind === 'piece' && piece.title === 'Autre' && piece.by.id !== alice.id)
    assert.deepEqual(piece.pictures, [])
  })
})
