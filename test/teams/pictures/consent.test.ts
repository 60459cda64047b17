import assert from 'node:assert/strict'
import { askToSend } from '../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { beginBroadcast } from '../../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { lacksConsent } from '../../../src/core/domain/broadcasts/lacks-consent.ts'
import { storeFile } from '../../../src/core/use-cases/initiatives/store-file.ts'
import type { Library, TeamsFiles } from '../../../src/core/ports/outside.ts'
import type { Pictures } from '../../../src/core/ports/post-pictures.ts'
import { savePost } from '../../../src/core/use-cases/posts/writing/save-post.ts'
import { renderSealed } from '../../../src/core/use-cases/broadcasts/sealed/render-sealed.ts'
import { submitPost } from '../../../src/core/use-cases/posts/submission/submit-post.ts'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import type { IncomingAttachment } from '../../../src/teams/turn/incoming.ts'
import { loadWords } from '../../../src/words.ts'
import { heldText } from '../../../src/teams/broadcasts/drawn/draw-held-broadcast.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { approved, comms, fields, otherComms, press, refreshed, written } from '../../fakes/walk.ts'
import { type Chat, createChat, picture, shownIn } from '../chat.ts'

const author = actor(alice)
const head = actor(hugo)
const proposal = '11111111-1111-4111-8111-111111111111'

/** What is pressed, one after the other; empty: nobody answers. */
const answers = {
  nothing: [],
  'nobody recognisable': ['nobody'],
  'adults agreed': ['adults'],
  'children, parents agreed': ['children', 'parents'],
  'children, parents did not': ['children', 'refused'],
  'children, nothing more': ['children'],
  'not known': ['unsure'],
  no: ['nobody', 'refused'],
} as const
type Answer = keyof typeof answers
/** Which of them let a card show the picture. */
const shows: Record<Answer, boolean> = {
  nothing: false,
  'nobody recognisable': true,
  'adults agreed': true,
  // Said, and not signed by both.
  'children, parents agreed': false,
  'children, parents did not': false,
  'children, nothing more': false,
  'not known': false,
  no: false,
}

describe('the promise about pictures', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    let added = 0
    const pictures: Pictures = { ...ports.pictures, add: async () => ({ kind: 'added', digest: `d${++added}` }) }
    const teamsFiles: TeamsFiles = {
      mayFetch: () => true,
      fetch: async ({ url }) => Buffer.from(url.endsWith('.jpg') ? '\xff\xd8\xff' : '\x89PNG', 'latin1'),
    }
    const library: Library = { put: async (folder, name) => `https://sp.example/${folder}/${name}` }
    const renderPost = createRenderPost(loadWords(), 'Europe/Paris')
    chat = createChat(Object.assign(ports, { pictures, teamsFiles, library, renderPost }))
  })

  const initiative = async () => (await ports.initiatives.byId(proposal))!
  const post = async (id: string): Promise<Post> => (await ports.posts.byId(id))!
  const propose = () =>
    chat.press(author, 'initiative.submit', { initiativeId: proposal, title: 'Une ruche', text: 'Du miel' })
  const store = async () => {
    for (const { id } of (await initiative()).attachments) await storeFile(ports as never, proposal, id)
  }
  const retain = async (): Promise<string> => {
    await chat.press(comms, 'initiative.retain', { initiativeId: proposal })
    return (await initiative()).postId!
  }
  /** By the author, on the card of the proposal. */
  const answer = async (what: Answer, attachmentId: string) => {
    for (const one of answers[what])
      await chat.press(author, `consent.${one}`, { initiativeId: proposal, attachmentId })
  }
  /** By comms, on the card of the post. */
  const answerOn = async (what: Answer, postId: string, attachmentId: string) => {
    for (const one of answers[what]) await chat.press(comms, `consent.${one}`, { postId, attachmentId })
  }
  const holds = async (postId: string, pictureId: string): Promise<boolean> =>
    (await renderSealed(ports, await post(postId))).card.includes(`/media/${pictureId}`)
  const complete = async (id: string) => {
    const read = await post(id)
    const alts = Object.fromEntries(read.content.pictures.map((_, index) => [`alt${index}`, 'Une image']))
    return savePost(ports, comms, { postId: id, revision: read.revision, fields: { ...fields, ...alts } }, settings)
  }
  const submit = async (id: string) => {
    assert.ok(['saved', 'unchanged'].includes((await complete(id)).kind))
    return submitPost(ports, comms, { postId: id, revision: (await post(id)).revision }, settings)
  }
  const file = (name: string): IncomingAttachment => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: null,
    name,
    content: { downloadUrl: `https://files.example/${name}`, fileType: 'jpg' },
  })

  /** How a picture comes with a proposal: the id of what was sent. */
  const sent: Record<string, () => Promise<void>> = {
    'the button *Ajouter une photo*': async () => {
      await chat.press(author, 'initiative.photo', { initiativeId: proposal })
      await chat.say(author, '', [picture('a.png')])
    },
    'an inline photo in chat': async () => void (await chat.say(author, '', [picture('a.png')])),
    'a file sent in chat': async () => void (await chat.say(author, '', [file('a.jpg')])),
    'Compléter, then a photo': async () => {
      await chat.press(author, 'initiative.complete', { initiativeId: proposal, addition: 'Avec une photo' })
      await chat.say(author, '', [file('a.jpg')])
    },
  }

  for (const [road, send] of Object.entries(sent))
    for (const what of Object.keys(answers) as Answer[]) {
      const title = `${road} · ${what}`
      const given = async () => {
        await propose()
        await send()
        return (await initiative()).attachments[0]!.id
      }

      it(`${title} · before it is retained: the draft ${shows[what] ? 'shows it' : 'is without it'}`, async () => {
        const id = await given()
        await answer(what, id)
        await store()
        assert.equal(await holds(await retain(), id), shows[what])
      })

      it(`${title} · after it was retained: a later answer ${shows[what] ? 'enters' : 'stays out of'} the draft`, async () => {
        const id = await given()
        await store()
        const postId = await retain()
        assert.equal(await holds(postId, id), false, 'unanswered')
        await answer(what, id)
        assert.equal(await holds(postId, id), shows[what])
      })

      it(`${title} · the file came after it was retained`, async () => {
        const id = await given()
        const postId = await retain()
        await answer(what, id)
        await store()
        assert.equal(await holds(postId, id), shows[what])
      })

      it(`${title} · after its submission: the sealed version stays, and ${shows[what] || what === 'nothing' ? 'may be sent' : 'is held'}`, async () => {
        const id = await given()
        await answer('adults agreed', id)
        await store()
        const postId = await retain()
        const submitted = await submit(postId)
        assert.ok(submitted.kind === 'submitted', JSON.stringify(submitted))
        const sealed = (await post(postId)).sealed
        await answer(what, id)
        const after = await post(postId)
        assert.deepEqual([after.sealed, after.state, await holds(postId, id)], [sealed, 'in-validation', true])
        const decided = await press(ports, head, { id: postId, seal: submitted.validation.seal }, 'approve', 0)
        assert.equal(decided.kind, shows[what] || what === 'nothing' ? 'decided' : 'no-consent')
      })

      it(`${title} · submitted before the answer: a later yes changes nothing of what is sealed`, async () => {
        const id = await given()
        await store()
        const postId = await retain()
        assert.equal((await submit(postId)).kind, 'submitted')
        await answer(what, id)
        const { sealed, content, aside } = await post(postId)
        assert.deepEqual([sealed.length, content.pictures, aside?.map(one => one.id)], [1, [], [id]])
      })
    }

  for (const what of Object.keys(answers) as Answer[]) {
    const given = async (postId: string): Promise<string> => {
      const which = shownIn(await chat.say(comms, '', [picture('b.png')]))
      const [, data] = new RegExp(`("postId":"${postId}"[^}]*)`).exec(which)!
      await chat.press(comms, 'post.picture', JSON.parse(`{${data}}`) as object)
      return (await post(postId)).aside!.at(-1)!.id
    }

    it(`a picture of comms · ${what}: the draft ${shows[what] ? 'shows it' : 'is without it'}`, async () => {
      const { id } = await written(ports)
      const pictureId = await given(id)
      await answerOn(what, id, pictureId)
      assert.equal(await holds(id, pictureId), shows[what])
    })

    it(`the copy of a post · ${what}, on the first one: both follow`, async () => {
      const { id } = await written(ports)
      const pictureId = await given(id)
      await answerOn('adults agreed', id, pictureId)
      await chat.press(comms, 'post.duplicate', { postId: id })
      const copy = (await ports.posts.recent(10)).find(one => one.id !== id)!
      assert.equal(await holds(copy.id, pictureId), true)
      await answerOn(what, id, pictureId)
      const expected = shows[what] || what === 'nothing'
      assert.deepEqual([await holds(id, pictureId), await holds(copy.id, pictureId)], [expected, expected])
    })

    it(`the copy of a post whose picture is unanswered · ${what}, on the copy`, async () => {
      const { id } = await written(ports)
      const pictureId = await given(id)
      await chat.press(comms, 'post.duplicate', { postId: id })
      const copy = (await ports.posts.recent(10)).find(one => one.id !== id)!
      await answerOn(what, copy.id, pictureId)
      assert.deepEqual([await holds(id, pictureId), await holds(copy.id, pictureId)], [shows[what], shows[what]])
    })

    it(`a correction · ${what}: what was sent stays until the correction is sent`, async () => {
      const { broadcast } = await approved(ports)
      ports.tamper('broadcast', { ...broadcast, state: 'done', startedAt: ports.now() })
      ports.tamper('post', { ...(await post(broadcast.postId)), state: 'broadcast' })
      ports.report.counts.delivered = 3
      await chat.press(comms, 'broadcast.correct', { broadcastId: broadcast.id }, 'fetch')
      const pictureId = await given(broadcast.postId)
      await answerOn(what, broadcast.postId, pictureId)
      assert.equal(await holds(broadcast.postId, pictureId), shows[what])
      assert.deepEqual((await post(broadcast.postId)).correcting?.content.pictures, [])
    })
  }

  /** An approved post with a picture that everybody agreed to. */
  const ready = async () => {
    await propose()
    await chat.say(author, '', [picture('a.png')])
    const { id } = (await initiative()).attachments[0]!
    await answer('adults agreed', id)
    await store()
    const postId = await retain()
    const submitted = await submit(postId)
    assert.ok(submitted.kind === 'submitted')
    const at = { id: postId, seal: submitted.validation.seal }
    await press(ports, head, at, 'approve', 0)
    const done = await press(ports, otherComms, at, 'approve', 1)
    assert.ok(done.kind === 'decided' && done.broadcast, JSON.stringify(done))
    return { id, postId, broadcast: done.broadcast }
  }

  it('a yes that became a no after the approval: nothing starts, comms and the approvers are told, and a yes lets it go', async () => {
    const { id, postId, broadcast } = await ready()
    ports.jobs.length = 0
    assert.match(
      shownIn(await chat.press(author, 'consent.refused', { initiativeId: proposal, attachmentId: id })),
      /déjà soumise/,
    )
    const held = (await ports.broadcasts.byId(broadcast.id))!
    assert.deepEqual([held.state, held.heldBecause], ['held', 'no-consent'])
    assert.deepEqual(held.heldPictures, [{ name: 'a.png', use: 'internal', why: 'refused' }])
    assert.match(heldText(held, loadWords().fr), /^a\.png, en interne\s: accord non donné\. Ouvrez la publication/)
    const told = refreshed(ports)
    const at = Date.parse(ports.now())
    for (const key of [
      `held:${broadcast.id}:${at}`,
      `consent-lost:${postId}:${at}:${hugo.id}`,
      `consent-lost:${postId}:${at}:${otherComms.id}`,
    ])
      assert.ok(told.includes(key), key)
    assert.equal((await askToSend(ports, comms, broadcast.id, settings)).kind, 'no-consent')
    assert.match(shownIn(await chat.say(comms, `diffuser ${broadcast.reference}`)), /ni approuvée ni diffusée/)
    await chat.press(author, 'consent.adults', { initiativeId: proposal, attachmentId: id })
    assert.equal((await askToSend(ports, comms, broadcast.id, settings)).kind, 'confirm')
  })

  it('held at its hour, and stopped while it is being sent', async () => {
    const { id, postId, broadcast } = await ready()
    ports.tamper('broadcast', { ...broadcast, state: 'scheduled', scheduledFor: ports.now(), sentBy: comms })
    const before = await post(postId)
    ports.tamper('post', {
      ...before,
      content: { ...before.content, pictures: before.content.pictures.map(one => ({ ...one, consent: null })) },
    })
    assert.equal((await beginBroadcast(ports, broadcast.id, settings)).kind, 'not-due')
    const { heldBecause, heldPictures } = (await ports.broadcasts.byId(broadcast.id))!
    assert.deepEqual([heldBecause, heldPictures?.map(({ why }) => why)], ['no-consent', ['unasked']])
    ports.tamper('post', { ...before, version: (await post(postId)).version, state: 'broadcasting' })
    ports.tamper('broadcast', {
      ...broadcast,
      version: (await ports.broadcasts.byId(broadcast.id))!.version,
      state: 'running',
    })
    await chat.press(author, 'consent.unsure', { initiativeId: proposal, attachmentId: id })
    assert.equal((await ports.broadcasts.byId(broadcast.id))?.state, 'held')
    assert.equal(
      lacksConsent(broadcast, await post(postId), ports.now()),
      true,
      'the engine looks too, whatever was held',
    )
  })

  it('who vouches for it reads one line; what was not given is shown to the author, to comms and to who writes', async () => {
    const { id, postId } = await ready()
    const validationId = (await post(postId)).validationId!
    const { seal } = (await ports.validations.byId(validationId))!
    const see = () => chat.press(head, 'validation.see', { postId, seal, step: 0 })
    assert.match(shownIn(await see()), /1 photo\s: accord oral déclaré par Alice Martin/)
    await chat.press(author, 'consent.nobody', { initiativeId: proposal, attachmentId: id })
    assert.match(shownIn(await see()), /1 photo\s: personne de reconnaissable/)
    await chat.press(author, 'consent.refused', { initiativeId: proposal, attachmentId: id })
    assert.match(shownIn(await see()), /accord non donné[^"]*cette version ne peut pas partir/)
    await complete(postId)
    assert.deepEqual(
      (await post(postId)).content.pictures.map(one => one.consent?.answer),
      ['refused'],
      'saved as it was, it is submitted still',
    )
    const edited = await savePost(
      ports,
      comms,
      { postId, revision: (await post(postId)).revision, fields: { ...fields, title: 'Autre', alt0: 'x' } },
      settings,
    )
    assert.ok(edited.kind === 'saved')
    assert.deepEqual(
      [edited.post.content.pictures, edited.post.aside?.map(one => one.id)],
      [[], [id]],
      'a draft again, it is without it',
    )
    assert.match(
      shownIn(await chat.press(comms, 'post.edit', { postId })),
      /a\.png \(pas sur la carte\)[^]*accord non donné/,
    )
  })

  it('the history tells yes and no apart, by whom', async () => {
    await propose()
    await chat.say(author, '', [picture('a.png')])
    const { id } = (await initiative()).attachments[0]!
    for (const one of ['adults', 'refused', 'nobody', 'unsure'] as const)
      await chat.press(author, `consent.${one}`, { initiativeId: proposal, attachmentId: id })
    const { reference } = await initiative()
    const told = ports.journal
      .filter(({ subject }) => subject === reference)
      .filter(({ verb }) => verb === 'initiative.consent-given')
    assert.deepEqual(
      told.map(({ details, actor: who }) => [details['answer'], details['consent'], details['file'], who?.id]),
      [
        ['adults', true, 'a.png', alice.id],
        ['refused', false, 'a.png', alice.id],
        ['nobody', true, 'a.png', alice.id],
        ['unsure', false, 'a.png', alice.id],
      ],
    )
  })

  it('in typed words too: with a number, or without one where one question is open', async () => {
    await propose()
    assert.match(
      shownIn(await chat.say(author, 'je ne sais pas')),
      /noteId/,
      'no question is open: kept like any other words',
    )
    await chat.say(author, '', [picture('a.png'), picture('b.png')])
    const said = async () => (await initiative()).attachments.map(({ consent }) => consent?.answer ?? null)
    await chat.say(author, 'Personne de reconnaissable')
    assert.deepEqual(await said(), ['nobody', null])
    await chat.say(author, `j'ai l'accord ${(await initiative()).reference}`)
    assert.deepEqual(await said(), ['nobody', 'adults'])
    await chat.say({ ...author, locale: 'en' }, `I do not have their agreement ${(await initiative()).reference}`)
    assert.deepEqual((await said()).filter(one => one === 'refused').length, 1)
    const { id } = await written(ports)
    assert.match(
      shownIn(await chat.press(author, 'consent.nobody', { postId: id, attachmentId: 'x' })),
      /revient à la personne qui l’a écrit/,
    )
    assert.ok(
      ports.journal.some(({ verb, details }) => verb === 'attempt.refused' && details['what'] === 'picture.consent'),
    )
  })

  it('the two words of two roads at once both count', async () => {
    await propose()
    await chat.say(author, '', [picture('a.png')])
    const { id } = (await initiative()).attachments[0]!
    await store()
    const postId = await retain()
    await answer('adults agreed', id)
    ports.beforeCommit(() => chat.press(comms, 'post.duplicate', { postId }))
    await chat.press(author, 'consent.refused', { initiativeId: proposal, attachmentId: id })
    for (const one of await ports.posts.recent(10)) assert.equal(await holds(one.id, id), false, one.reference)
  })

  it('names each file that was sent: a PDF that comes while a photo waits for its answer is called by its own name', async () => {
    await propose()
    await chat.say(author, '', [picture('photo.png')])
    const pdf = { ...file('plan.pdf'), content: { downloadUrl: 'https://files.example/plan.pdf', fileType: 'pdf' } }
    const answered = shownIn(await chat.say(author, '', [pdf]))
    assert.match(answered, /C’est joint à PROP-[\d-]+\s: plan\.pdf/)
    assert.doesNotMatch(answered, /photo\.png/)
    const both = shownIn(await chat.say(author, '', [{ ...pdf, name: 'note.pdf' }, picture('autre.png')]))
    assert.match(both, /Peut-on reconnaître quelqu’un sur autre\.png/)
    assert.match(both, /note\.pdf/)
    const heic = {
      ...file('photo.heic'),
      content: { downloadUrl: 'https://files.example/photo.heic', fileType: 'heic' },
    }
    const unseen = shownIn(await chat.say(author, '', [heic]))
    assert.match(unseen, /photo\.heic[^"]*JPEG/, 'what to do about a format that cards do not show')
    assert.doesNotMatch(unseen, /"verb":"consent/)
  })

  it('a photo that comes before any proposal is kept: one button, or the words for it, makes the form of it, and the people on it are asked about', async () => {
    for (const [said, open] of [
      [
        '',
        async (shown: string) => chat.press(author, 'note.propose', { noteId: /"noteId":"([^"]+)"/.exec(shown)![1]! }),
      ],
      ['Notre ruche', () => chat.say(author, 'en faire une proposition')],
    ] as const) {
      ports.pass(1_000)
      const kept = shownIn(await chat.say(author, said, [picture('ruche.png')]))
      assert.match(kept, /Belle photo/)
      assert.match(kept, /En faire une proposition/)
      const form = shownIn(await open(kept))
      assert.match(form, /Avec\s: ruche\.png/)
      const ids = JSON.parse(/\{"initiativeId":"[^}]+\}/.exec(form)![0]) as { initiativeId: string; noteId: string }
      const back = shownIn(await chat.press(author, 'initiative.submit', { ...ids, title: '', text: 'Du miel' }))
      assert.match(back, /Avec\s: ruche\.png/)
      const receipt = shownIn(
        await chat.press(author, 'initiative.submit', { ...ids, title: 'Une ruche', text: 'Du miel' }),
      )
      assert.match(receipt, /Répondre pour la photo/)
      await chat.press(author, 'initiative.submit', { ...ids, title: 'Une ruche', text: 'Du miel' })
      const made = (await ports.initiatives.byId(ids.initiativeId))!
      assert.deepEqual(
        made.attachments.map(({ name, state }) => [name, state]),
        [['ruche.png', 'waiting']],
        'once, however often it is sent',
      )
      await chat.press(author, 'initiative.withdraw', { initiativeId: ids.initiativeId })
    }
    const theirs = /"noteId":"([^"]+)"/.exec(shownIn(await chat.say(author, '', [picture('a.png')])))![1]!
    await chat.press(head, 'initiative.submit', { initiativeId: proposal, noteId: theirs, title: 'Autre', text: 'x' })
    assert.deepEqual(
      (await initiative()).attachments,
      [],
      'another person’s file, or one of another form, is not taken',
    )
  })

  it('*Ajouter une photo* is answered on the receipt itself, until the photo is there', async () => {
    await propose()
    const asked = shownIn(await chat.press(author, 'initiative.photo', { initiativeId: proposal }))
    assert.match(asked, /Envoyez maintenant votre photo/)
    assert.match(asked, /Une ruche/)
    await chat.say(author, '', [picture('a.png')])
    assert.equal((await initiative()).photoAskedAt, null)
  })
})
