import assert from 'node:assert/strict'
import { whyClosed } from '../../../../src/core/domain/pictures/consent.ts'
import type { Media } from '../../../../src/core/domain/pictures/media.ts'
import { type PictureUse, pictureUses } from '../../../../src/core/domain/pictures/use.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { addAgreement, type FileInput } from '../../../../src/core/use-cases/consents/agreements/add-agreement.ts'
import { answered } from '../../../fakes/answered.ts'
import { askAgreement } from '../../../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { signForChild } from '../../../../src/core/use-cases/consents/agreements/sign-for-child.ts'
import { stopAsking } from '../../../../src/core/use-cases/consents/agreements/stop-asking.ts'
import { withdrawAgreement } from '../../../../src/core/use-cases/consents/agreements/withdraw-agreement.ts'
import { addPicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'

const all = [...pictureUses]
const mediaId = 'bytes'
const file = { fileId: 'f', name: 'accord.pdf' }

describe('what people on a picture agree to', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(async () => {
    ports = createFakePorts()
    postId = (await written(ports)).id
    assert.equal((await addPicture(ports, comms, postId, { id: 'p', digest: mediaId }, settings)).kind, 'added')
    const said = { initiativeId: null, postId, pictureId: 'p', answer: 'adults' }
    assert.equal((await declareConsent(ports, comms, said)).kind, 'declared')
  })
  const media = async (): Promise<Media> => (await ports.media.byId(mediaId))!
  const open = async (): Promise<PictureUse[]> => {
    const post = (await ports.posts.byId(postId))!
    const [picture] = [...post.content.pictures, ...(post.aside ?? [])]
    return all.filter(use => whyClosed(picture!, use, ports.now()) === null)
  }
  const onCard = async () => (await ports.posts.byId(postId))!.content.pictures.length
  const ask = async (person = alice.id, uses: PictureUse[] = all, who = comms, until: string | null = null) =>
    (await askAgreement(ports, who, { mediaId, person, uses, until })).kind
  const answer = async (word: unknown, who = actor(alice)) => (await answered(ports, who, { mediaId, word })).kind
  const add = async (change: Partial<FileInput>, who = comms) => {
    const input: FileInput = {
      mediaId,
      who: { kind: 'outsider', name: 'Jeanne Dupuis' },
      uses: all,
      until: null,
      file,
      ...change,
    }
    return (await addAgreement(ports, who, input)).kind
  }
  const own = async (id: string) =>
    (await media()).agreements.find(({ person }) => person.kind === 'agent' && person.person.id === id)!
  const told = () => ports.journal.map(({ verb, subject }) => `${verb} ${subject}`)

  it('an agent is asked, and answers for themselves: the picture comes into the draft, or leaves it', async () => {
    assert.deepEqual([await open(), await onCard()], [['internal', 'newspaper'], 1], 'what comms was told')
    assert.deepEqual([await ask(), await open(), await onCard()], ['media-changed', [], 0], 'silence agrees to nothing')
    assert.equal(await answer('internal'), 'media-changed')
    assert.deepEqual([await open(), await onCard()], [['internal'], 1])
    assert.equal(await answer('yes'), 'media-changed', 'they may say otherwise')
    assert.deepEqual(await open(), all)
    assert.equal(await answer('internal'), 'media-changed')
    assert.equal(await ask(), 'media-changed', 'asked for more')
    assert.deepEqual(await open(), ['internal'], 'until they answer, what they gave counts')
    assert.equal(await answer('yes'), 'media-changed')
    assert.deepEqual([await open(), await ask()], [all, 'has-agreed'])
    assert.equal(await answer('no'), 'media-changed')
    assert.deepEqual([await open(), await onCard(), await ask()], [[], 0, 'has-refused'])
    assert.equal(await answer('yes'), 'media-changed', 'they alone take a no back')
    assert.deepEqual(await open(), all)
    const { reference } = await media()
    const { reference: subject } = (await ports.posts.byId(postId))!
    assert.ok(told().includes(`media.agreed ${reference}`) && told().includes(`media.agreed ${subject}`))
    assert.ok(told().includes(`media.declined ${reference}`) && told().includes(`media.declined ${subject}`))
    const authors = (await ports.posts.byId(postId))!.authors.map(({ id }) => id)
    assert.deepEqual(authors, [comms.id], 'who stands on it writes nothing')
  })

  it('nobody answers for somebody else, nor what is no answer', async () => {
    assert.equal(await answer('yes'), 'not-yours', 'nobody asked them')
    await ask()
    const before = await media()
    assert.equal(await answer('yes', actor(hugo)), 'not-yours')
    assert.equal(await answer('yes', comms), 'not-yours')
    for (const word of ['oui', '', null, { word: 'yes' }]) assert.equal(await answer(word), 'not-understood')
    assert.deepEqual(await media(), before)
    const attempts = ports.journal.filter(({ verb }) => verb === 'attempt.refused')
    assert.deepEqual([...new Set(attempts.map(({ subject }) => subject))], [before.reference])
  })

  it('who may not, and what is none, is refused', async () => {
    assert.equal(await ask(hugo.id, all, actor(alice)), 'not-yours')
    assert.equal(await add({}, actor(alice)), 'not-yours')
    assert.equal(await ask('nobody'), 'no-such-person')
    assert.equal(await ask(alice.id, []), 'no-uses')
    assert.equal(await ask(alice.id, all, comms, ports.now()), 'until-past')
    assert.equal(await ask(alice.id, all, comms, '2049-01-01T00:00:00.000Z'), 'until-too-far')
    assert.equal(await add({ who: { kind: 'outsider', name: ' \u200b' } }), 'no-name')
    assert.equal(await add({ who: { kind: 'outsider', name: 'a'.repeat(121) } }), 'name-too-long')
    const nowhere = await askAgreement(ports, comms, { mediaId: 'x', person: alice.id, uses: all, until: null })
    assert.equal(nowhere.kind, 'not-found')
    assert.deepEqual((await media()).agreements, [])
    for (let left = 30; left > 0; left--) assert.equal(await add({}), 'media-changed')
    assert.equal(await add({}), 'too-many-people')
  })

  it('what an agent pressed themselves nobody writes over with what they were told', async () => {
    await ask()
    await answer('internal')
    const before = await media()
    assert.equal(await add({ who: { kind: 'agent', person: alice.id }, file: null }), 'agreement-answered')
    assert.deepEqual([await media(), await open()], [before, ['internal']])
  })

  it('an outsider is named in a row of their own, and nowhere else', async () => {
    assert.equal(await add({ uses: ['internal', 'site'] }), 'media-changed')
    assert.deepEqual(await open(), ['internal', 'site'])
    const rows = (await ports.outsidePeople.of(mediaId)).map(({ name, kind }) => [name, kind])
    assert.deepEqual(rows, [['Jeanne Dupuis', 'adult']])
    const others = JSON.stringify([await media(), await ports.posts.byId(postId), ports.journal, ports.jobs])
    assert.ok(!others.includes('Jeanne') && !others.includes('Dupuis'))
  })

  it('what was only said is warned of', async () => {
    await add({ file: null })
    assert.deepEqual((await ports.posts.byId(postId))!.content.pictures[0]?.consent?.warns, ['oral'])
  })

  it('what a file that is still to come is of is closed until it came', async () => {
    assert.equal(await add({ file: 'awaited', uses: ['newspaper', 'site'] }), 'media-changed')
    assert.deepEqual([await open(), (await media()).agreements[0]?.state], [['internal'], 'asked'])
  })

  it('for a child both parents sign: one of them opens nothing, nor does a word', async () => {
    const child = (signed: [boolean, boolean]): FileInput['who'] => ({
      kind: 'child',
      name: 'Léo',
      parents: ['Ana Petit', 'Paul Petit'],
      signed,
    })
    assert.equal(await add({ who: child([true, true]), file: null }), 'media-changed', 'told, not signed')
    assert.deepEqual(await open(), [])
    assert.equal(await add({ who: child([true, false]) }), 'media-changed')
    assert.deepEqual(await open(), [])
    const sign = async (index: number, refs: string[]) => {
      const { id } = (await media()).agreements[index]!
      return (await signForChild(ports, comms, { mediaId, agreementId: id, parents: refs, file })).kind
    }
    const refs = async (index: number) => {
      const { person } = (await media()).agreements[index]!
      return person.kind === 'child' ? person.parents.map(({ ref }) => ref) : []
    }
    const before = (await media()).agreements[1]?.person
    assert.equal(await sign(1, ['somebody else']), 'media-changed')
    assert.deepEqual((await media()).agreements[1]?.person, before, 'who is no parent of theirs signs for none')
    assert.equal(await sign(1, [(await refs(1))[1]!]), 'media-changed')
    assert.deepEqual(await open(), [], 'the other child is there too')
    assert.equal(await sign(0, await refs(0)), 'media-changed')
    assert.deepEqual(await open(), all)
    assert.equal((await ports.posts.byId(postId))!.content.pictures[0]?.consent?.answer, 'parents')
    const names = (await ports.outsidePeople.of(mediaId)).map(({ name }) => name)
    assert.deepEqual(names.toSorted(), ['Ana Petit', 'Ana Petit', 'Léo', 'Léo', 'Paul Petit', 'Paul Petit'])
    const unnamed = await signForChild(ports, comms, { mediaId, agreementId: 'x', parents: [], file })
    assert.equal(unnamed.kind, 'no-such-agreement')
  })

  it('is withdrawn by the person, or by comms who were told; at once, and its bytes go', async () => {
    await ask()
    await answer('yes')
    const { id } = await own(alice.id)
    const withdraw = async (who = actor(alice), agreementId = id) =>
      (await withdrawAgreement(ports, who, { mediaId, agreementId })).kind
    assert.equal(await withdraw(actor(hugo)), 'not-yours')
    assert.equal(await withdraw(actor(hugo), 'x'), 'not-yours')
    assert.equal(await withdraw(comms, 'x'), 'no-such-agreement')
    assert.equal(await withdraw(), 'media-changed')
    assert.deepEqual([await open(), await onCard(), await withdraw()], [[], 0, 'already-withdrawn'])
    const ends = ports.jobs.flatMap(one => (one.job === 'picture.end' ? [one.data.id] : []))
    assert.ok(ends.includes('p'))
    await add({})
    const outsider = (await media()).agreements.at(-1)!
    assert.equal(await withdraw(comms, outsider.id), 'media-changed')
    assert.equal((await media()).agreements.at(-1)?.withdrawnBy?.id, comms.id)
  })

  it('who took back what they had not given yet is asked no more, and their no stays', async () => {
    await ask()
    const { id: agreementId } = await own(alice.id)
    const input = { mediaId, agreementId }
    assert.equal((await withdrawAgreement(ports, actor(alice), input)).kind, 'media-changed')
    assert.equal((await stopAsking(ports, comms, input)).kind, 'agreement-answered')
    assert.deepEqual([await open(), await ask()], [[], 'has-refused'])
  })

  it('what is asked for once more ends when the person read that it does', async () => {
    const until = later(ports.now(), 5_000)
    await ask(alice.id, ['internal'])
    await answer('yes')
    assert.equal(await ask(alice.id, all, comms, until), 'media-changed')
    assert.equal(await ask(alice.id, all, comms, until), 'already-asked')
    assert.equal(await ask(alice.id, all, comms, later(until, 1_000)), 'media-changed', 'another end, another question')
    assert.equal(await ask(alice.id, all, comms, until), 'media-changed')
    await answer('yes')
    assert.deepEqual([(await own(alice.id)).until, await open()], [until, all])
    ports.pass(5_000)
    assert.deepEqual([await open(), await ask()], [[], 'media-changed'], 'what is over may be asked for again')
  })

  it('ends when it was said, or two years later', async () => {
    const until = later(ports.now(), 1_000)
    await ask(alice.id, all, comms, until)
    await answer('yes')
    const ends = ports.jobs.flatMap(one => (one.job === 'media.end' ? [[one.data.id, one.at]] : []))
    assert.deepEqual(ends.at(-1), [mediaId, until])
    ports.pass(999)
    assert.deepEqual(await open(), all)
    ports.pass(1)
    assert.deepEqual(await open(), [])
    await answer('yes')
    assert.deepEqual(await open(), all, 'an end that is past ends nothing new')
  })
})
