import assert from 'node:assert/strict'
import type { Agreement } from '../../../../../src/core/domain/pictures/agreement.ts'
import type { Library, TeamsFiles } from '../../../../../src/core/ports/outside.ts'
import type { Media } from '../../../../../src/core/domain/pictures/media.ts'
import { mediaStands } from '../../../../../src/core/domain/pictures/media-state.ts'
import { keyOf } from '../../../../../src/core/domain/placements/placed-card.ts'
import { later } from '../../../../../src/core/domain/time.ts'
import { answered as presses } from '../../../../fakes/answered.ts'
import { declareConsent } from '../../../../../src/core/use-cases/consents/declare-consent.ts'
import { filesAwaited } from '../../../../../src/core/use-cases/consents/agreements/files-awaited.ts'
import { listMedia } from '../../../../../src/core/use-cases/consents/list-media.ts'
import { followSilence } from '../../../../../src/core/use-cases/consents/remind-agreement.ts'
import { seeMedia } from '../../../../../src/core/use-cases/consents/agreements/see-media.ts'
import { signAgreement } from '../../../../../src/core/use-cases/consents/agreements/sign-agreement.ts'
import { specifyPerson } from '../../../../../src/core/use-cases/consents/agreements/specify-person.ts'
import { stopAsking } from '../../../../../src/core/use-cases/consents/agreements/stop-asking.ts'
import { addPicture } from '../../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, alice, gone, guest, hugo } from '../../../../fakes/town.ts'
import { comms, written } from '../../../../fakes/walk.ts'

const mediaId = 'bytes'
const dpo = actor(hugo, 'dpo')
const pdf = Buffer.from('%PDF-1.7 signed')

describe('Préciser', () => {
  let ports: FakePorts
  let postId: string
  let inLibrary: [folder: string, name: string, type: string][]
  let bytes: Uint8Array | 'too-large' | null
  const outer: { library: Library; teamsFiles: TeamsFiles } = {
    library: {
      put: async (folder, name, type) => {
        inLibrary.push([folder, name, type])
        return `https://sp.example/${folder}/${name}`
      },
    },
    teamsFiles: { mayFetch: () => true, fetch: async () => bytes },
  }
  beforeEach(async () => {
    ports = createFakePorts()
    inLibrary = []
    bytes = pdf
    postId = (await written(ports)).id
    assert.equal(
      (await addPicture(ports, comms, postId, { id: 'p', digest: mediaId, name: 'ruche.jpg' }, settings)).kind,
      'added',
    )
  })
  const media = async (): Promise<Media> => (await ports.media.byId(mediaId))!
  const last = async (): Promise<Agreement> => (await media()).agreements.at(-1)!
  const fields = (change: object) => ({
    who: 'agent',
    colleague: '',
    personName: '',
    parentOne: '',
    parentTwo: '',
    uses: 'internal,site',
    until: '',
    proof: 'oral',
    ...change,
  })
  const specify = (change: object, who = comms) => specifyPerson(ports, who, { mediaId, ...fields(change) }, settings)
  const sign = async (signer: unknown = '', name = 'accord.pdf', who = comms) =>
    (
      await signAgreement({ ...ports, ...outer }, who, {
        mediaId,
        agreementId: (await last()).id,
        signer,
        file: { id: 'f0f0f0f0-1', name, source: { url: 'https://t.example/f', needsToken: false } },
      })
    ).kind
  const asked = () => ports.jobs.map(({ job, data }) => JSON.stringify([job, data]))

  describe('an agent', () => {
    it('is asked by a card in their own chat, of one picture; asked the same again, nothing more comes', async () => {
      assert.equal((await specify({ colleague: alice.id })).kind, 'media-changed')
      const { id: agreementId, askedAt: at } = await last()
      const key = keyOf({ card: 'agreement', mediaId, agreementId, person: alice.id, at })
      const cards = () => asked().filter(one => one === JSON.stringify(['placement.refresh', { key }])).length
      assert.equal(cards(), 1)
      assert.equal((await specify({ colleague: alice.id })).kind, 'already-asked')
      assert.equal(cards(), 1)
    })

    it('is named by an id, an address or a whole name; who is none is refused below the field', async () => {
      const refused = async (colleague: string) => {
        const result = await specify({ colleague })
        return result.kind === 'invalid' ? result.errors.colleague : result.kind
      }
      assert.equal(await refused(''), 'required')
      assert.equal(await refused('Personne Inconnue'), 'unknown-assistant')
      assert.equal(await refused(gone.id), 'closed-account')
      assert.equal(await refused(guest.id), 'guest-account')
      assert.equal(await refused(alice.mail!), 'media-changed')
    })

    it('is reminded once, then whoever asked is told; at once where they left', async () => {
      await specify({ colleague: alice.id })
      const { id: agreementId, askedAt } = await last()
      const of = { mediaId, agreementId, askedAt }
      const card = (kind: 'agreement-reminder' | 'agreement-silent', person: string) =>
        asked().filter(one => one.includes(keyOf({ card: kind, mediaId, agreementId, person, at: askedAt }))).length
      await followSilence(ports, { ...of, then: 'remind' }, settings)
      assert.deepEqual([card('agreement-reminder', alice.id), card('agreement-silent', comms.id)], [1, 0])
      assert.equal((await last()).told, undefined)
      await followSilence(ports, { ...of, then: 'tell' }, settings)
      await followSilence(ports, { ...of, then: 'tell' }, settings)
      assert.deepEqual([card('agreement-silent', comms.id), (await last()).told], [1, 'waiting'])
    })

    it('who answered, or was asked anew, is not reminded of what they were asked before', async () => {
      await specify({ colleague: alice.id })
      const { id: agreementId, askedAt } = await last()
      const before = ports.jobs.length
      await followSilence(ports, { mediaId, agreementId, askedAt: later(askedAt, -1), then: 'remind' }, settings)
      assert.equal(ports.jobs.length, before)
      await presses(ports, actor(alice), { mediaId, word: 'yes' })
      const answered = ports.jobs.length
      await followSilence(ports, { mediaId, agreementId, askedAt, then: 'remind' }, settings)
      assert.equal(ports.jobs.length, answered)
    })

    it('who has not answered may be asked no more; who has, may not', async () => {
      await specify({ colleague: alice.id })
      const { id: agreementId } = await last()
      assert.equal((await stopAsking(ports, actor(hugo), { mediaId, agreementId })).kind, 'not-yours')
      assert.equal((await stopAsking(ports, comms, { mediaId, agreementId })).kind, 'media-changed')
      assert.deepEqual((await media()).agreements, [])
      await specify({ colleague: alice.id })
      await presses(ports, actor(alice), { mediaId, word: 'no' })
      assert.equal((await stopAsking(ports, comms, { mediaId, agreementId })).kind, 'agreement-answered')
    })
  })

  describe('somebody from outside', () => {
    const outside = { who: 'outsider', personName: 'Marie-Hélène Fontaine', colleague: '' }
    const stands = async () => mediaStands(await media(), ports.now())
    /** That nobody else stands on it whose word is missing. */
    const press = () => declareConsent(ports, comms, { initiativeId: null, postId, pictureId: 'p', answer: 'adults' })

    it('said so: it is written down who was told, and the name lies apart', async () => {
      assert.equal((await specify(outside)).kind, 'media-changed')
      assert.deepEqual((await last()).proof, { kind: 'oral', toldBy: { id: comms.id, name: comms.name } })
      assert.deepEqual(await stands(), { state: 'blocked', why: 'unasked' })
      await press()
      assert.equal((await stands()).state, 'complete')
      const rows = JSON.stringify([await media(), ports.journal, await ports.posts.byId(postId)])
      assert.ok(!rows.includes('Fontaine'))
      assert.deepEqual(
        (await ports.outsidePeople.of(mediaId)).map(({ name }) => name),
        ['Marie-Hélène Fontaine'],
      )
    })

    it('signs: nothing counts until the file lies in the library, under a name that names nobody', async () => {
      await specify({ ...outside, proof: 'file' })
      assert.deepEqual([(await stands()).state, (await last()).proof], ['blocked', null])
      assert.equal(await sign('', 'accord Fontaine.pdf'), 'media-changed')
      const { reference } = await media()
      assert.deepEqual(inLibrary, [['Accords', `${reference} f0f0f0f0.pdf`, 'application/pdf']])
      assert.deepEqual((await last()).proof, { kind: 'file', fileId: 'f0f0f0f0-1', name: `${reference} f0f0f0f0.pdf` })
      await press()
      assert.equal((await stands()).state, 'complete')
      assert.equal(await sign(), 'has-file')
    })

    it('of what is no paper, too large, gone or something else than its name says nothing is kept', async () => {
      await specify({ ...outside, proof: 'file' })
      assert.equal(await sign('', 'accord.docx'), 'not-signable')
      bytes = Buffer.from('MZ a program')
      assert.equal(await sign('', 'accord.pdf'), 'not-signable')
      bytes = new Uint8Array(10 * 1024 * 1024 + 1)
      assert.equal(await sign(), 'too-big')
      bytes = 'too-large'
      assert.equal(await sign(), 'too-big')
      bytes = null
      assert.equal(await sign(), 'no-such-file')
      bytes = pdf
      assert.equal(await sign('', 'accord.pdf', actor(hugo)), 'not-yours')
      assert.deepEqual([inLibrary, (await last()).proof], [[], null])
    })

    it('who will sign is forgotten, name and all, once they are asked no more', async () => {
      await specify({ ...outside, proof: 'file' })
      assert.equal((await stopAsking(ports, comms, { mediaId, agreementId: (await last()).id })).kind, 'media-changed')
      assert.deepEqual(await ports.outsidePeople.of(mediaId), [])
    })
  })

  describe('a child', () => {
    const child = { who: 'child', personName: 'Tom', parentOne: 'Marie', parentTwo: 'Éric', colleague: '' }
    const parents = async () => {
      const { person } = await last()
      assert.equal(person.kind, 'child')
      return person.kind === 'child' ? person.parents : []
    }

    it('needs both parents by a signed file: one of them opens nothing', async () => {
      await declareConsent(ports, comms, { initiativeId: null, postId, pictureId: 'p', answer: 'children' })
      assert.equal((await specify(child)).kind, 'media-changed')
      const [first, second] = await parents()
      assert.equal(await sign('somebody'), 'not-understood')
      assert.equal(await sign(first!.ref), 'media-changed')
      assert.deepEqual(mediaStands(await media(), ports.now()), { state: 'blocked', why: 'parents' })
      assert.equal(await sign(second!.ref), 'media-changed')
      assert.equal(mediaStands(await media(), ports.now()).state, 'complete')
    })

    it('both on one document, as whoever files it says', async () => {
      await specify(child)
      assert.equal(await sign('both'), 'media-changed')
      assert.ok((await parents()).every(({ agreed }) => agreed !== null))
    })

    it('is named with both parents, and nobody takes the question back', async () => {
      const missing = await specify({ ...child, personName: ' ', parentTwo: '' })
      assert.deepEqual(missing, { kind: 'invalid', errors: { personName: 'required', parentTwo: 'required' } })
      const twice = await specify({ ...child, parentOne: 'Marie-Hélène Petit', parentTwo: ' marie hélene  PETIT' })
      assert.deepEqual(twice, { kind: 'invalid', errors: { parentTwo: 'same-parent' } })
      assert.deepEqual([(await media()).agreements, await ports.outsidePeople.of(mediaId)], [[], []])
      await specify(child)
      const { id: agreementId } = await last()
      assert.equal((await stopAsking(ports, comms, { mediaId, agreementId })).kind, 'no-such-agreement')
    })
  })

  it('says below each field what is wrong with it, and changes nothing', async () => {
    const errors = async (change: object) => {
      const result = await specify({ who: 'outsider', personName: 'Marie', ...change })
      return result.kind === 'invalid' ? result.errors : result.kind
    }
    assert.deepEqual(await errors({ uses: '' }), { uses: 'no-use' })
    assert.deepEqual(await errors({ uses: 'publicity,constructor' }), { uses: 'no-use' })
    assert.deepEqual(await errors({ until: 'demain' }), { until: 'not-a-day' })
    assert.deepEqual(await errors({ until: '2020-01-01' }), { until: 'valid-past' })
    assert.deepEqual(await errors({ until: '2126-01-01' }), { until: 'agreement-too-far' })
    assert.deepEqual(await errors({ personName: 'x'.repeat(121) }), { personName: 'too-long' })
    assert.equal(await errors({ who: 'nobody' }), 'not-understood')
    assert.deepEqual((await media()).agreements, [])
  })

  describe('who sees it', () => {
    it('comms and the DPO, with the names; the DPO decides nothing; nobody else, not even whether it is there', async () => {
      await specify({ who: 'outsider', personName: 'Marie' })
      const seen = async (who = comms) => {
        const result = await seeMedia(ports, who, mediaId)
        return result.kind === 'media' ? [Object.values(result.seen.names), result.seen.decides] : result.kind
      }
      assert.deepEqual(await seen(), [['Marie'], true])
      assert.deepEqual(await seen(dpo), [['Marie'], false])
      assert.equal(await seen(actor(alice)), 'not-yours')
      assert.equal((await seeMedia(ports, actor(alice), 'nothing')).kind, 'not-yours')
      assert.equal((await seeMedia(ports, comms, 'nothing')).kind, 'not-found')
      assert.equal((await specify({ who: 'outsider', personName: 'Jean' }, dpo)).kind, 'not-yours')
    })

    it('searches by words, section and state, a page at a time', async () => {
      const found = async (query: object, who = comms) => {
        const result = await listMedia(ports, who, { query: '', state: '', section: '', start: '', ...query })
        return result.kind === 'listed' ? result.list.lines.map(({ media }) => media.name) : result.kind
      }
      assert.deepEqual(await found({}), ['ruche.jpg'])
      assert.deepEqual(await found({ query: 'RUCH' }), ['ruche.jpg'])
      assert.deepEqual(await found({ query: 'façade' }), [])
      assert.deepEqual(await found({ state: 'blocked' }), ['ruche.jpg'])
      assert.deepEqual(await found({ state: 'complete' }), [])
      assert.deepEqual(await found({ section: 'portraits' }), [])
      assert.deepEqual(await found({ start: '6' }), ['ruche.jpg'], 'beyond the end is the beginning')
      assert.deepEqual(await found({}, dpo), ['ruche.jpg'])
      assert.equal(await found({}, actor(alice)), 'not-comms')
    })

    it('offers a signed file to whoever may file it, and to nobody else', async () => {
      await specify({ who: 'outsider', personName: 'Marie', proof: 'file' })
      assert.equal((await filesAwaited(ports, comms)).length, 1)
      assert.deepEqual(await filesAwaited(ports, actor(alice)), [])
      await sign()
      assert.deepEqual(await filesAwaited(ports, comms), [])
    })
  })
})
