import assert from 'node:assert/strict'
import { secondThoughtsMs } from '../../../src/core/domain/pictures/consent.ts'
import { checkEdition } from '../../../src/core/use-cases/broadcasts/sealed/check-edition.ts'
import { followEdition } from '../../../src/core/use-cases/newspapers/edition/follow-edition.ts'
import { submitInitiative } from '../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { endPicture } from '../../../src/core/use-cases/posts/pictures/end-picture.ts'
import { isServed } from '../../../src/core/use-cases/posts/pictures/is-served.ts'
import { approvedByBoth, composed, paperPorts, type PaperPorts, printed } from '../../fakes/composed.ts'
import { png } from '../../fakes/pictured-edition.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat, picture } from '../chat.ts'
import { dataOf, inputsOf, plainIn } from '../form-of.ts'

const itemId = 'b5a0a6f2-0000-4000-8000-000000000009'

describe('pictures of texts of an edition', () => {
  let ports: PaperPorts
  let chat: ReturnType<typeof createChat>
  let editionId: string
  let erased: string[]
  beforeEach(async () => {
    ports = paperPorts()
    erased = []
    ports.teamsFiles = { mayFetch: () => true, fetch: async () => png }
    const size = { width: 320, height: 180 }
    ports.pictures = {
      ...ports.pictures,
      add: async id => ({ kind: 'added', digest: `digest of ${id}`, size }),
      shaped: async id => ({ bytes: png, contentType: 'image/png', digest: `digest of ${id}`, isCut: false }),
      erase: async id => void erased.push(id),
    }
    chat = createChat(ports)
    editionId = (await composed(ports, 1)).id
    const section = (await ports.newspapers.all())[0]!.sections[0]!.id
    const said = { piece: 'portrait', heading: section, title: 'Léa Martin', text: 'Trente ans au service des parcs.' }
    await press('edition.keep', { editionId, itemId, ...said })
  })
  const press = (verb: string, data: object = {}, who = comms) => chat.press(who, verb, data)
  const say = (text: string, who = comms) => chat.say(who, text)
  const edition = async () => (await ports.editions.byId(editionId))!
  const pictures = async () => {
    const item = (await edition()).items.find(({ id }) => id === itemId)
    return item?.kind === 'piece' ? item.pictures : []
  }
  /** As one of comms does it: a picture, *Pour un journal*, and which text. */
  const sent = async (name = 'lea.png') => {
    const [kept] = await chat.say(comms, '', [picture(name)])
    const which = await press('newspaper.picture', dataOf(kept!, 'newspaper.picture'))
    assert.match(plainIn(which), /Portrait : Léa Martin.*Bandeau de Trait d’Union/)
    return press('edition.picture', dataOf(which, 'edition.picture'))
  }
  const described = async (alt: string) => {
    const form = await press('edition.piece', { editionId, itemId })
    return press('edition.keep', { ...dataOf(form, 'edition.keep'), alt0: alt })
  }
  const submitted = async () => {
    const asked = await sent()
    await press('consent.adults', dataOf(asked, 'consent.adults'))
    await described('Léa dans sa serre')
    const row = await printed(ports, editionId, 'submission')
    assert.equal(row.state, 'submitted', JSON.stringify(row.fault))
    return approvedByBoth(ports, { edition: row, post: (await ports.posts.byId(row.postId!))! })
  }

  it('are printed once somebody declared that they may be shown, and described them', async () => {
    const asked = await sent()
    assert.match(plainIn(asked), /TU-2026-.*Peut-on reconnaître quelqu’un sur lea.png/)
    assert.equal((await printed(ports, editionId, 'preview')).fault?.key, 'no-consent')
    assert.match(plainIn(await say('journal TU')), /L’accord manque pour une image de « Léa Martin »/)
    const told = await press('consent.adults', dataOf(asked, 'consent.adults'))
    assert.match(plainIn(told), /Accord oral.*Décrire l’image/)
    assert.equal((await printed(ports, editionId, 'preview')).fault?.key, 'alt-missing')
    const form = await press('edition.piece', dataOf(told, 'edition.piece'))
    assert.match(plainIn(form), /accord oral déclaré par/)
    assert.equal(inputsOf(form)['alt0'], '')
    await press('edition.keep', { ...dataOf(form, 'edition.keep'), alt0: 'Léa dans sa serre' })
    const { fault } = await printed(ports, editionId, 'preview')
    assert.equal(fault, null)
    const article = ports.proofs
      .at(-1)!
      .sections.flatMap(({ articles }) => articles)
      .find(({ title }) => title === 'Léa Martin')
    assert.deepEqual(
      article?.pictures.map(({ alt, width }) => [alt, width]),
      [['Léa dans sa serre', 320]],
    )
    const [{ id } = { id: '' }] = await pictures()
    assert.equal(await isServed(ports, id), true)
    assert.ok(ports.journal.some(({ details }) => details['what'] === 'consent' && details['answer'] === 'adults'))
  })

  it('are asked about by word and from the form too; a no keeps them from being printed', async () => {
    await sent()
    assert.match(plainIn(await say('je n’ai pas l’accord')), /la photo ne sera pas publiée/)
    assert.equal((await pictures())[0]?.consent?.answer, 'refused')
    assert.equal((await printed(ports, editionId, 'submission')).fault?.key, 'no-consent')
    const form = await press('edition.piece', { editionId, itemId })
    const again = await press('edition.consent', dataOf(form, 'edition.consent'))
    assert.match(plainIn(again), /Accord non donné/)
    const [{ id } = { id: '' }] = await pictures()
    ports.pass(secondThoughtsMs)
    await endPicture(ports, id, null)
    assert.deepEqual([erased, (await pictures())[0]?.gone], [[id], true])
    assert.equal(await isServed(ports, id), false)
  })

  it('sent twice are one, and no more than four', async () => {
    const [kept] = await chat.say(comms, '', [picture('lea.png')])
    const which = await press('newspaper.picture', dataOf(kept!, 'newspaper.picture'))
    for (let n = 0; n < 2; n++) await press('edition.picture', dataOf(which, 'edition.picture'))
    assert.equal((await pictures()).length, 1)
    for (const name of ['2.png', '3.png', '4.png']) await sent(name)
    assert.match(plainIn(await sent('5.png')), /Quatre images au plus/)
    assert.equal((await pictures()).length, 4)
  })

  it('of which one is refused are asked about all the same, and the card says why that one is not there', async () => {
    const add = ports.pictures.add
    let asked = 0
    ports.pictures.add = async (id, bytes) => (++asked === 2 ? { kind: 'not-a-picture' } : add(id, bytes))
    const several = async (...names: string[]) => {
      const [kept] = await chat.say(comms, '', names.map(picture))
      const which = await press('newspaper.picture', dataOf(kept!, 'newspaper.picture'))
      return press('edition.picture', dataOf(which, 'edition.picture'))
    }
    const first = await several('a.png', 'b.png', 'c.png')
    assert.match(plainIn(first), /Peut-on reconnaître quelqu’un sur a.png.*Ce fichier n’est pas une image/)
    assert.deepEqual(
      (await pictures()).map(({ name }) => name),
      ['a.png', 'c.png'],
    )
    const second = await several('d.png', 'e.png', 'f.png')
    assert.match(plainIn(second), /Peut-on reconnaître quelqu’un sur a.png.*Quatre images au plus/)
    assert.equal((await pictures()).length, 4)
    assert.doesNotMatch(plainIn(await press('consent.adults', dataOf(second, 'consent.adults'))), /au plus/)
  })

  it('that are no picture are told, and are for comms', async () => {
    ports.pictures.add = async () => ({ kind: 'not-a-picture' })
    assert.match(plainIn(await sent()), /Ce fichier n’est pas une image/)
    assert.deepEqual(await pictures(), [])
    const ids = { editionId, itemId, fileKey: 'k', attachmentId: 'x' }
    for (const verb of ['edition.picture', 'edition.consent'])
      assert.match(plainIn(await press(verb, ids, actor(alice))), /équipe communication/, verb)
  })

  it('are answered for by comms alone, whatever proposal of their own somebody names', async () => {
    await sent()
    const [picture] = await pictures()
    const fields = { title: 'Le pont', text: 'Il rouvre' }
    const mine = await submitInitiative(ports, actor(alice), { id: 'i1', fields, form: null })
    assert.equal(mine.kind, 'submitted')
    const [jobs, before] = [ports.jobs.length, await edition()]
    for (const ids of [{ initiativeId: 'i1' }, { initiativeId: 'i1', editionId }, { editionId }])
      for (const answer of ['nobody', 'refused'])
        await press(`consent.${answer}`, { ...ids, attachmentId: picture!.id }, actor(alice))
    assert.deepEqual([await edition(), ports.jobs.length], [before, jobs])
    const tried = ports.journal.filter(({ verb }) => verb === 'attempt.refused').map(({ subject }) => subject)
    assert.deepEqual([...new Set(tried)], [before.reference])
  })

  it('go with the form or with their text, and their bytes after them', async () => {
    await sent()
    const [{ id } = { id: '' }] = await pictures()
    const end = async () => {
      await endPicture(ports, id, null)
      return erased.length
    }
    assert.equal(await end(), 0, 'it stands there')
    const form = await press('edition.piece', { editionId, itemId })
    ports.jobs.length = 0
    await press('edition.keep', { ...dataOf(form, 'edition.keep'), remove0: 'true' })
    assert.deepEqual(await pictures(), [])
    assert.deepEqual(
      ports.jobs.filter(({ job }) => job === 'picture.end').map(({ data }) => 'id' in data && data.id),
      [id],
    )
    assert.equal(await end(), 1)
  })

  it('of somebody who agrees no more after the visas stop the edition, and its card names the text', async () => {
    const { edition: row, post } = await submitted()
    const broadcast = (await ports.broadcasts.byId(post.broadcastId!))!
    assert.equal(await checkEdition(ports, broadcast), null)
    const [{ id } = { id: '' }] = await pictures()
    ports.jobs.length = 0
    await press('consent.refused', { editionId, attachmentId: id })
    assert.ok(ports.jobs.some(({ job }) => job === 'edition.follow'))
    assert.deepEqual(await checkEdition(ports, broadcast), {
      because: 'edition-pictures',
      about: '« Léa Martin »',
      pictures: [{ name: 'lea.png', use: 'newspaper', why: 'refused' }],
    })
    await followEdition(ports, row.id)
    assert.match(plainIn(await say(`journal ${row.reference}`)), /Une image de « Léa Martin » a été retirée depuis/)
  })
})
