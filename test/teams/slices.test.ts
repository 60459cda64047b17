import assert from 'node:assert/strict'
import type { TeamsFiles } from '../../src/core/ports/outside.ts'
import type { Pictures } from '../../src/core/ports/post-pictures.ts'
import { refreshPlacement } from '../../src/core/use-cases/placements/refresh-placement.ts'
import { createRenderPost } from '../../src/teams/render-post.ts'
import { loadWords } from '../../src/words.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { received } from '../fakes/received.ts'
import { actor, alice, hugo, karim } from '../fakes/town.ts'
import { approved, comms, fields, otherComms, press, submitted, written } from '../fakes/walk.ts'
import { type Chat, createChat, picture, shownIn } from './chat.ts'
import { keyed } from '../fakes/keyed.ts'

const author = actor(alice)
const ruche = '11111111-1111-4111-8111-111111111111'
const potager = '22222222-2222-4222-8222-222222222222'

describe('words and buttons', () => {
  let ports: FakePorts
  let chat: Chat
  let picturesAdded: number
  const idea = (id: string, title: string) =>
    chat.press(author, 'initiative.submit', { initiativeId: id, title, text: 'Un texte', near: 'seen' })
  const initiative = async (id: string) => (await ports.initiatives.byId(id))!

  beforeEach(() => {
    ports = createFakePorts()
    picturesAdded = 0
    const pictures: Pictures = {
      ...ports.pictures,
      add: async () => ({ kind: 'added', digest: `d${++picturesAdded}` }),
    }
    const teamsFiles: TeamsFiles = {
      mayFetch: () => true,
      fetch: async ({ url }) => (url.includes('lost') ? null : new Uint8Array(3)),
    }
    chat = createChat(
      Object.assign(ports, { pictures, teamsFiles, renderPost: createRenderPost(loadWords(), 'Europe/Paris') }),
    )
  })

  it('answer every typed word, whoever types it, with and without a reference', async () => {
    await idea(ruche, 'Une ruche')
    await approved(ports)
    for (const locale of ['fr', 'en'] as const)
      for (const who of [author, comms, actor(karim, 'comms')])
        for (const [word, spellings] of Object.entries(chat.words[locale].typed))
          for (const text of [spellings[0]!, `${spellings[0]!} 1`, `${spellings[0]!} 999999 avec un motif`]) {
            const answers = await chat.say({ ...who, locale }, text)
            assert.ok(answers.length > 0, `${word}: ${text}`)
            assert.doesNotMatch(shownIn(answers), /Microsoft ne répond pas/, text)
          }
  })

  it('keep what is no word, and hand it on when it is asked so by button or by word', async () => {
    const kept = shownIn(await chat.say(author, 'La cantine ferme à 14 h ?'))
    const noteId = /"noteId":"([^"]+)"/.exec(kept)![1]!
    assert.match(shownIn(await chat.say(author, 'transmettre')), /C’est transmis/)
    assert.equal((await ports.notes.byId(noteId))?.state, 'forwarded')
    assert.match(shownIn(await chat.say(author, 'transmettre')), /aucun message de vous/)
    await chat.say(author, 'Une autre idée')
    assert.match(shownIn(await chat.say(author, 'en faire une proposition')), /Une autre idée/)
    assert.match(
      shownIn(await chat.press(actor(hugo), 'note.forward', { noteId })),
      /revient à la personne qui l’a écrit/,
    )
    assert.equal(ports.journal.filter(({ verb }) => verb === 'note.forwarded').length, 1)
    assert.match(shownIn(await chat.press(author, 'note.answer', { noteId }, 'fetch')), /réservée/)
    assert.match(shownIn(await chat.press(comms, 'note.answer', { noteId }, 'fetch')), /note\.answered/)
    assert.equal((await chat.press(comms, 'note.answered', { noteId, answer: 'Bien sûr' }, 'dialog')).kind, 'done')
    assert.ok(ports.jobs.some(job => JSON.stringify(job).includes(`reply:${noteId}:0`)))
  })

  it('refuse beside the card that was pressed, never in its place', async () => {
    await idea(ruche, 'Une ruche')
    const refused = await chat.press(author, 'initiative.take', { initiativeId: ruche })
    assert.deepEqual(refused, { kind: 'note', text: chat.words.fr.text('notices.not-comms'), refused: true })
    assert.equal((await chat.press(author, 'initiative.take', { initiativeId: ruche }, 'submit')).kind, 'card')
  })

  it('keep a form open and filled when its text is missing or too long, and say so below the field', async () => {
    await idea(ruche, 'Une ruche')
    const press = async (verb: string, fields: object) =>
      shownIn(await chat.press(comms, verb, { initiativeId: ruche, ...fields }, 'dialog'))
    assert.match(
      await press('initiative.asked', { question: ' ' }),
      /"kind":"dialog".*"id":"question".*"id":"fault-question","text":"Il manque la question\."/,
    )
    const declined = await press('initiative.declined', { reason: 'x'.repeat(1001) })
    assert.match(
      declined,
      /"id":"reason","label":"[^"]*","value":"x{1001}".*"id":"fault-reason","text":"C’est trop long/,
    )
    assert.equal((await initiative(ruche)).state, 'received')
    await chat.say(author, 'Une question sans numéro')
    const note = (await ports.notes.lastKept(author.id))!
    await chat.press(author, 'note.forward', { noteId: note.id })
    const answered = shownIn(await chat.press(comms, 'note.answered', { noteId: note.id, answer: '' }, 'dialog'))
    assert.match(answered, /"kind":"dialog".*"id":"fault-answer","text":"Il manque la réponse\."/)
  })

  it('leave aside what could harm whoever opens it, say so, and take the rest', async () => {
    await idea(ruche, 'Une ruche')
    const file = (name: string) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: null,
      name,
      content: { downloadUrl: `https://files.example/${name}`, fileType: name.split('.').at(-1)! },
    })
    const answer = shownIn(
      await chat.say(author, '', [file('b.exe'), file('plan.pdf'), file('Facture.PDF.js '), file('exe')]),
    )
    for (const said of ['b.exe', 'Facture.PDF.js', 'exe.exe', 'PROP-']) assert.ok(answer.includes(said), said)
    assert.deepEqual(
      (await initiative(ruche)).attachments.map(({ name }) => name),
      ['plan.pdf'],
    )
    assert.match(shownIn(await chat.say(author, '', [file('seul.hta')])), /seul\.hta/)
    // What is written beside a file is kept, whether the file was taken, left aside, or both.
    for (const [words, ...sent] of [
      ['Prise mardi par Nadia', file('seul.hta')],
      ['Le plan de la halle', file('halle.pdf')],
      ['Un plan et un programme', file('autre.pdf'), file('b.exe')],
    ] as const) {
      const noteId = /"noteId":"([^"]+)"/.exec(shownIn(await chat.say(author, words, [...sent])))?.[1] ?? ''
      assert.equal((await ports.notes.byId(noteId))?.text, words)
    }
    assert.equal((await initiative(ruche)).attachments.length, 3)
    const names = [
      'a.html',
      'b.svg',
      'c.settingcontent-ms',
      'd.iqy',
      'e.docm',
      'f.xlsm',
      `${'a'.repeat(116)}.exe${'x'.repeat(14)}`,
      'g.pdf. .exe. .',
      'h\u202efdp.exe',
      'i.zip',
      'sans',
    ]
    const refused = shownIn(
      await chat.say(
        author,
        '',
        names.map(name => ({ ...file(name), content: { downloadUrl: 'https://files.example/x', fileType: '' } })),
      ),
    )
    assert.doesNotMatch(refused, /PROP-/)
    assert.equal((await initiative(ruche)).attachments.length, 3)
    await chat.say(author, '', [
      { ...file('Compte rendu'), content: { downloadUrl: 'https://files.example/1', fileType: 'docx' } },
      { ...file(`${'x'.repeat(400)}.jpeg`), content: { downloadUrl: 'https://files.example/2', fileType: '' } },
    ])
    assert.deepEqual(
      (await initiative(ruche)).attachments.slice(3).map(({ name, contentType }) => [name, contentType]),
      [
        ['Compte rendu.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
        [`${'x'.repeat(115)}.jpeg`, 'image/jpeg'],
      ],
    )
  })

  it('leave aside what lies elsewhere than in Teams, and keep the words beside it', async () => {
    await idea(ruche, 'Une ruche')
    Object.assign(ports, {
      teamsFiles: { ...ports.teamsFiles, mayFetch: (url: string) => url.startsWith('https://teams.example/') },
    })
    const stranger = { ...picture('a.png'), contentUrl: 'https://evil.example/a.png' }
    const answer = shownIn(await chat.say(author, 'Voici', [stranger]))
    assert.match(answer, /a\.png[^"]*n’est pas dans Teams/)
    assert.match(answer, /noteId/)
    assert.deepEqual((await initiative(ruche)).attachments, [])
  })

  it('ask for the consent of each picture, by whichever road it came', async () => {
    await idea(ruche, 'Une ruche')
    const first = shownIn(await chat.say(author, '', [picture('a.png'), picture('b.png')]))
    const ids = (await initiative(ruche)).attachments.map(({ id }) => id)
    assert.ok(ids.length === 2 && first.includes(ids[0]!))
    const second = shownIn(await chat.press(author, 'consent.adults', { initiativeId: ruche, attachmentId: ids[0] }))
    assert.ok(second.includes(ids[1]!))
    const parents = shownIn(await chat.press(author, 'consent.children', { initiativeId: ruche, attachmentId: ids[1] }))
    assert.match(parents, /leurs parents sont-ils d’accord/)
    const last = shownIn(await chat.press(author, 'consent.refused', { initiativeId: ruche, attachmentId: ids[1] }))
    assert.match(last, /Accord non donné/)
    assert.deepEqual(
      (await initiative(ruche)).attachments.map(({ consent }) => consent?.answer),
      ['adults', 'refused'],
    )
    assert.equal(
      (await chat.press(actor(hugo), 'consent.adults', { initiativeId: ruche, attachmentId: ids[1] })).kind,
      'note',
    )
    assert.equal((await initiative(ruche)).attachments[1]!.consent?.answer, 'refused')

    await chat.say(author, '', [picture('older.png')])
    const newest = shownIn(await chat.say(author, '', [picture('newest.png')]))
    assert.ok(newest.includes((await initiative(ruche)).attachments.at(-1)!.id), 'the one just sent is asked of')

    await idea(potager, 'Un potager')
    const which = shownIn(await chat.say(author, '', [picture('c.png')]))
    const fileKey = /"fileKey":"([^"]+)"/.exec(which)![1]!
    const asked = shownIn(await chat.press(author, 'initiative.attach', { initiativeId: potager, fileKey }))
    assert.match(asked, /"verb":"consent.adults"/)
    assert.equal((await initiative(potager)).attachments.length, 1)
    assert.match(
      shownIn(await chat.press(actor(hugo), 'initiative.attach', { initiativeId: potager, fileKey })),
      /trouve pas/,
    )
  })

  it('offer a draft for the picture that one of comms sends, and say what became of it', async () => {
    const post = await written(ports)
    const which = shownIn(await chat.say(comms, '', [picture('a.png')]))
    assert.ok(which.includes('"verb":"post.picture"') && which.includes(post.id))
    const fileKey = /"fileKey":"([^"]+)"/.exec(which)![1]!
    const data = { postId: post.id, fileKey }
    assert.match(shownIn(await chat.press(author, 'post.picture', data)), /trouve pas/)
    const asked = shownIn(await chat.press(comms, 'post.picture', data))
    assert.match(asked, /Peut-on reconnaître quelqu’un sur a.png/)
    const [aside] = (await ports.posts.byId(post.id))!.aside!
    assert.deepEqual((await ports.posts.byId(post.id))?.content.pictures, [], 'nothing before somebody answered')
    assert.match(
      shownIn(await chat.press(comms, 'consent.nobody', { postId: post.id, attachmentId: aside!.id })),
      /Ouvrir"/,
    )
    assert.deepEqual(
      (await ports.posts.byId(post.id))?.content.pictures.map(({ name, digest }) => [name, digest]),
      [['a.png', 'd1']],
    )
    const lost = /"fileKey":"([^"]+)"/.exec(shownIn(await chat.say(comms, '', [picture('lost.png')])))![1]!
    assert.match(shownIn(await chat.press(comms, 'post.picture', { postId: post.id, fileKey: lost })), /plus là/)
  })

  it('decide by a typed word only on the version that was put before the person', async () => {
    const { validation } = await submitted(ports)
    const approver = actor(karim, 'comms')
    const number = String(Number(validation.reference.split('-')[2]))
    const first = shownIn(await chat.say(approver, `approuver ${number}`))
    assert.match(first, /relisez-la/)
    assert.equal((await ports.validations.byId(validation.id))?.current, 0)
    await chat.say(approver, `approuver ${number}`)
    assert.equal((await ports.validations.byId(validation.id))?.current, 1)
    // What somebody decided already is told, not lost.
    assert.doesNotMatch(shownIn(await chat.say(approver, `refuser ${validation.reference} trop tard`)), /trouve pas/)
  })

  it('take a placed card for shown, and a refresh for nothing', async () => {
    const { post, validation } = await submitted(ports)
    const data = { postId: post.id, seal: validation.seal, step: 0 }
    await chat.press(actor(karim, 'comms'), 'validation.see', data, 'automatic')
    assert.deepEqual((await ports.validations.byId(validation.id))?.shown, {})
    const placed = { kind: 'delivered', conversationId: 'c', activityId: 'a' } as const
    const messenger = {
      show: async () => placed,
      redraw: async () => placed,
      remove: async () => placed,
      deliver: async () => placed,
      correct: async () => placed,
      takeBack: async () => placed,
    }
    await refreshPlacement({ ...ports, messenger }, keyed(`validation:${validation.id}:${karim.id}`))
    const answer = shownIn(await chat.say(actor(karim, 'comms'), `approuver ${validation.reference}`))
    assert.equal((await ports.validations.byId(validation.id))?.current, 1)
    assert.match(answer, /Votre visa est donné/)
    assert.ok(
      !answer.includes('validation.withdraw'),
      'the placed card says where it stands: a second one would grow old',
    )
    const away = shownIn(await chat.say(actor(karim, 'comms'), `approuver ${validation.reference}`))
    assert.ok(away.includes(`"userIds":["29:${karim.id}"]`), 'a card that is placed nowhere renews itself')
  })

  it('withdraw what the number means: a proposal or a visa, and ask when it is both', async () => {
    await idea(ruche, 'Une ruche')
    const { reference } = await initiative(ruche)
    await chat.say(author, `retirer ${reference}`)
    assert.equal((await initiative(ruche)).state, 'withdrawn')
    const { post, validation } = await submitted(ports)
    await press(ports, actor(karim, 'comms'), { id: post.id, seal: validation.seal }, 'approve', 0)
    await chat.say(actor(karim, 'comms'), `retirer ${post.reference}`)
    await chat.say(actor(karim, 'comms'), `retirer ${post.reference}`)
    assert.equal((await ports.validations.byId(validation.id))?.current, 0)
  })

  it('remind by words whoever is waited for', async () => {
    await idea(ruche, 'Une ruche')
    await chat.press(comms, 'initiative.asked', { initiativeId: ruche, question: 'Où ?' })
    assert.match(
      shownIn(await chat.say(comms, `relancer ${(await initiative(ruche)).reference}`)),
      /Relance envoyée à Alice Martin/,
    )
    const { post } = await submitted(ports)
    assert.match(shownIn(await chat.say(comms, `relancer ${post.reference}`)), /Relance envoyée à Karim Blanc/)
    assert.match(shownIn(await chat.say(author, `relancer ${post.reference}`)), /trouve pas/)
  })

  it('send by words: counted, then confirmed by the number', async () => {
    const { broadcast } = await approved(ports)
    assert.match(shownIn(await chat.say(comms, `diffuser ${broadcast.reference}`)), /Diffuser à 9 agents/)
    await chat.say(comms, `diffuser ${broadcast.reference} à 8 agents`)
    assert.equal((await ports.broadcasts.byId(broadcast.id))?.state, 'ready')
    await chat.say(comms, `diffuser ${broadcast.reference} à 9 agents`)
    assert.equal((await ports.broadcasts.byId(broadcast.id))?.state, 'planning')
  })

  it('warn when the chosen time is within quiet hours', async () => {
    const { broadcast } = await approved(ports)
    const plain = await chat.press(
      comms,
      'broadcast.scheduled',
      { broadcastId: broadcast.id, date: '2026-11-26', time: '10:00' },
      'dialog',
    )
    assert.deepEqual(plain, { kind: 'done' })
    const late = await chat.press(
      comms,
      'broadcast.scheduled',
      { broadcastId: broadcast.id, date: '2026-11-26', time: '21:30' },
      'dialog',
    )
    assert.match(shownIn(late), /hors des heures de travail/)
    await chat.say(comms, `annuler ${broadcast.reference}`)
    assert.equal((await ports.broadcasts.byId(broadcast.id))?.state, 'ready')
    await chat.say(comms, `abandonner ${broadcast.postReference}`)
    assert.equal((await ports.posts.byId(broadcast.postId))?.state, 'cancelled')
  })

  it('show comms the cards in doubt below each list, and put them there again', async () => {
    await idea(ruche, 'Une ruche')
    const nothing = { kind: 'unknown' } as const
    const messenger = {
      show: async () => nothing,
      redraw: async () => nothing,
      remove: async () => nothing,
      deliver: async () => nothing,
      correct: async () => nothing,
      takeBack: async () => nothing,
    }
    await chat.say(comms, `demander ${(await initiative(ruche)).reference} Où ?`)
    await refreshPlacement({ ...ports, messenger }, keyed(`question:${ruche}:0`))
    assert.match(
      shownIn(await chat.say(comms, 'propositions')),
      /«.Une ruche.», pour Alice Martin.*"verb":"placement.repeat"/,
    )
    assert.doesNotMatch(shownIn(await chat.say(author, 'propositions')), /placement.repeat/)
    assert.match(shownIn(await chat.press(otherComms, 'word.say', { word: 'inbox' })), /Renvoyer la carte/)
    assert.doesNotMatch(shownIn(await chat.say(comms, 'publications')), /placement.repeat/)
    assert.match(
      shownIn(await chat.say(comms, `republier ${(await initiative(ruche)).reference}`)),
      /carte est renvoyée/,
    )
    assert.equal(await ports.placements.byKey(keyed(`question:${ruche}:0`)), null)
    assert.match(shownIn(await chat.say(comms, 'republier')), /Aucune carte/)
  })

  it('show whose words a save that comes too late would replace, before it may', async () => {
    const post = await written(ports, { title: 'Titre de départ' })
    const ids = { postId: post.id, version: post.revision }
    await chat.press(otherComms, 'post.save', { ...ids, ...fields, title: 'Le titre de Claude' })
    const late = { ...ids, ...fields, title: 'Mon titre' }
    const clash = shownIn(await chat.press(comms, 'post.save', late))
    for (const shown of ['Le titre de Claude', 'Mon titre', 'Claude']) assert.ok(clash.includes(shown), shown)
    const searched = shownIn(await chat.press(comms, 'post.groups', { ...late, groupSearch: 'x' }))
    assert.ok(
      searched.includes(`"version":${post.revision}`),
      'a search in an editor that is behind does not catch it up',
    )
    assert.equal((await ports.posts.byId(post.id))?.content.title, 'Le titre de Claude')
    await chat.press(comms, 'post.save', { ...late, version: post.revision + 1 })
    assert.equal((await ports.posts.byId(post.id))?.content.title, 'Mon titre')
  })

  it('show what was unticked as unticked, also when something else was not understood', async () => {
    const post = await written(ports, { everyone: 'false', departments: 'Voirie' })
    const shown = shownIn(
      await chat.press(comms, 'post.save', {
        postId: post.id,
        version: post.revision,
        ...fields,
        everyone: 'false',
        addAddresses: 'x@ailleurs.example',
      }),
    )
    assert.match(shown, /"id":"departments","label":"Directions","value":"","choices"/)
    assert.match(shown, /"value":"x@ailleurs.example"/)
  })

  it('tell why without a reference, of the last broadcast that this person got', async () => {
    assert.match(shownIn(await chat.say(author, 'pourquoi')), /aucune diffusion/)
    const { broadcast } = await approved(ports)
    received(ports, broadcast.id, [alice])
    assert.match(
      shownIn(await chat.say(author, 'pourquoi')),
      /Vous le recevez parce que vous faites partie de\s: tous les agents/,
    )
  })
})
