import assert from 'node:assert/strict'
import { readFeed } from '../../../src/core/use-cases/agenda/read-feeds.ts'
import { openIdeas } from '../../../src/core/use-cases/ideas/open-ideas.ts'
import { daysLater } from '../../../src/core/domain/working-time/local-time.ts'
import { drawIdea } from '../../../src/teams/agenda/draw-ideas.ts'
import { look } from '../../cards/every-card.ts'
import { entryOf, feedOf } from '../../fakes/feeds.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { plainIn } from '../form-of.ts'

const author = actor(alice)
const english = { ...comms, locale: 'en' as const }
const address = 'https://agenda.example/conseils.ics'

describe('the agenda, on its cards', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
    ports.feeds.read = async () => ({
      kind: 'read',
      entries: [entryOf('Conseil [municipal](https://evil.example)', '2026-12-10', { time: '18:30' })],
      leftOut: 0,
      etag: null,
      modified: null,
    })
  })
  const press = (verb: string, data: object = {}) => chat.press(comms, verb, data, 'execute')
  const feeds = () => ports.agenda.now()

  it('tells what comes back each day, or each week, in few lines', async () => {
    const days = (step: number, many: number) =>
      Array.from({ length: many }, (_, index) => daysLater('2026-11-26', { days: step * index }))
    const entries = [
      ...days(1, 40).map(day => entryOf('Point du matin', day, { uid: `daily/${day}/09:00`, time: '09:00' })),
      ...days(7, 6).map(day => entryOf('Comité', day, { uid: `weekly/${day}/14:00`, time: '14:00' })),
    ]
    await ports.commit({ save: 'agenda_feed', row: feedOf({ entries }), ifVersion: 0 })
    const shown = plainIn(await chat.say(comms, 'agenda'))
    assert.match(shown, /9 h · Point du matin · [^"]+ · chaque jour jusqu’au lundi 4 janvier/)
    assert.equal(shown.match(/Point du matin/g)?.length, 1)
    assert.equal(shown.match(/Comité/g)?.length, 3)
    assert.match(shown, /Comité · [^"]+ · et 3 autres fois/)
  })

  it('is shown to comms alone, with what the weeks bring and how each feed does', async () => {
    assert.match(
      plainIn(await chat.say(comms, 'ajouter agenda Conseils conseil webcal://agenda.example/conseils.ics')),
      /Mary le lit en ce moment/,
    )
    const [feed] = await feeds()
    assert.deepEqual([feed?.name, feed?.kind, feed?.url], ['Conseils', 'council', address])
    assert.match(plainIn(await chat.say(comms, 'agenda')), /Lecture en cours/)
    await readFeed(ports, feed!.id, settings)
    const shown = plainIn(await chat.say(comms, 'agenda'))
    assert.match(shown, /Jeudi 10 décembre.*18 h 30 · Conseil.*Conseil, commission.*Férié.*agenda\.example.*Lu le/s)
    assert.doesNotMatch(shown, /\[municipal\]\(/)
    assert.doesNotMatch(shown, /conseils\.ics/)
    assert.match(plainIn(await chat.say(english, 'agenda')), /Where it comes from/)
    for (const word of ['agenda', 'marronniers', `ajouter agenda X conseil ${address}`, 'retirer agenda Conseils'])
      assert.match(plainIn(await chat.say(author, word)), /réservée à l’équipe communication/, word)
  })

  it('asks for what a typed line lacks, and keeps what it said', async () => {
    assert.match(plainIn(await chat.say(comms, 'ajouter agenda')), /Ajouter un agenda/)
    assert.match(plainIn(await chat.say(comms, 'ajouter agenda Vacances zone B')), /"value":"Vacances zone B"/)
    const wrong = await chat.say(comms, 'ajouter agenda Conseils conseil http://agenda.example/')
    assert.match(plainIn(wrong), /en https ou en webcal/)
    assert.deepEqual(await feeds(), [])
  })

  it('lets a feed be read again and taken out, by buttons and by words', async () => {
    await press('agenda.add', { fileKey: 'none', feedName: 'Conseils', feedKind: 'council', feedUrl: address })
    await press('agenda.add', { fileKey: 'none', feedName: 'Zone B', feedKind: 'school', feedUrl: address })
    assert.match(plainIn(await chat.say(comms, 'relire agenda zone')), /Mary le relit/)
    assert.match(plainIn(await chat.say(comms, 'retirer agenda rien')), /Je ne trouve pas d’agenda de ce nom/)
    assert.match(plainIn(await chat.say(comms, 'retirer agenda CONSEILS')), /Retiré/)
    const [feed] = await feeds()
    assert.equal(feed?.name, 'Zone B')
    ports.feeds.read = async () => ({ kind: 'failed', because: 'busy', retryInMs: 60 * 60_000 })
    await readFeed(ports, feed.id, settings)
    assert.match(
      plainIn(await chat.say(comms, 'relire agenda zone')),
      /demande d’attendre.*relira le mercredi 25 novembre à 11/,
    )
    assert.match(plainIn(await press('agenda.remove', { feedId: feed.id })), /Retiré/)
    assert.deepEqual(await feeds(), [])
  })

  it('says no to forged cards', async () => {
    for (const [verb, data] of [
      ['agenda.remove', { feedId: 'nope' }],
      ['agenda.reread', { feedId: 'nope' }],
      ['agenda.file', { fileKey: 'nope' }],
      ['agenda.add', { fileKey: 'nope', feedName: 'x', feedKind: 'council' }],
      ['idea.skip', { ideaId: 'telethon', year: '2026' }],
      ['idea.skip', { ideaId: '__proto__', year: 'x' }],
    ] as const)
      assert.match(plainIn(await press(verb, data)), /Je ne trouve pas/, verb)
    for (const verb of ['agenda.add', 'idea.save', 'idea.add', 'idea.weeks', 'idea.remove', 'idea.form', 'agenda.form'])
      assert.match(
        plainIn(await chat.press(author, verb, { fileKey: 'none', ideasOn: 'telethon' }, 'execute')),
        /réservée à l’équipe communication/,
        verb,
      )
    assert.deepEqual(await ports.recurringIdeas.all(), [])
  })

  it('turns ideas on and off by ticks, and only those that the reader changed', async () => {
    assert.match(plainIn(await chat.say(comms, 'activer marronnier 28')), /C’est enregistré/)
    assert.match(plainIn(await chat.say(english, 'recurring ideas')), /Téléthon.*4 weeks before/s)
    await press('idea.save', { before: '', ideasOn: 'wishes' })
    const on = async () => (await ports.recurringIdeas.all()).filter(({ state }) => state === 'on').map(({ id }) => id)
    assert.deepEqual((await on()).toSorted(), ['telethon', 'wishes'])
    const { commit } = ports
    const busy = createChat({
      ...ports,
      commit: async (...changes) =>
        changes.some(one => 'save' in one && one.save === 'recurring_idea' && one.row.id === 'wishes')
          ? 'stale'
          : commit(...changes),
    })
    const half = await busy.press(comms, 'idea.save', { before: 'wishes', ideasOn: 'europe' }, 'execute')
    assert.match(plainIn(half), /sauf pour Vœux de la nouvelle année : réessayez/)
    assert.deepEqual((await on()).toSorted(), ['europe', 'telethon', 'wishes'])
    await press('idea.save', { before: 'europe', ideasOn: '' })
    await press('idea.save', { before: 'telethon,wishes', ideasOn: 'wishes' })
    assert.deepEqual(await on(), ['wishes'])
    assert.match(plainIn(await chat.say(comms, 'désactiver marronnier 1')), /C’est enregistré/)
    assert.deepEqual(await on(), [])
    assert.match(plainIn(await press('idea.weeks', { ideaChoice: 'wishes', weeks: '40' })), /de 1 à 12/)
    await press('idea.weeks', { ideaChoice: 'wishes', weeks: '2' })
    assert.equal((await ports.recurringIdeas.byId('wishes'))?.weeks, 2)
    assert.match(plainIn(await press('idea.weeks', {})), /Choisissez d’abord/)
    assert.match(plainIn(await press('idea.remove', { ideaChoice: 'wishes' })), /Seuls ceux que l’équipe a ajoutés/)
  })

  it('gives an idea up for a year, on the card in the channel', async () => {
    await chat.say(comms, 'activer marronnier 28')
    await openIdeas(ports, settings)
    const card = plainIn(await press('idea.skip', { ideaId: 'telethon', year: '2026' }))
    assert.match(card, /Téléthon, le vendredi 4 décembre.*Pas cette année, selon/s)
    assert.doesNotMatch(card, /post\.edit|Un brouillon est ouvert/)
    const [idea] = await ports.recurringIdeas.all()
    const { postId } = idea!.years[0]!
    const post = { ...(await ports.posts.byId(postId))!, state: 'broadcast' } as const
    const sent = drawIdea({ idea: idea!, of: { day: '2026-12-04', postId }, post }, look('fr'))
    assert.match(JSON.stringify(sent), /Diffusée\u00a0: PUB-/)
    assert.doesNotMatch(JSON.stringify(sent), /s’en occupe|Un brouillon est ouvert|idea\.skip/)
  })

  it('fits into a card, however much there is', async () => {
    const most = 28 * 1024
    const title = 'é'.repeat(200)
    for (let n = 0; n < 20; n++) {
      const entries = [entryOf(title, '2026-12-10', { to: '2026-12-20' }), entryOf(title, '2026-12-11')]
      const row = feedOf({
        id: `${n}`,
        name: `${n} ${'é'.repeat(57)}`,
        entries,
        failingSince: ports.now(),
        because: 'away',
      })
      await ports.commit({ save: 'agenda_feed', row, ifVersion: 0 })
      const form = { ideaTitle: 'é'.repeat(120), rule: 'easter', easter: String(n), weeksBefore: '2' }
      await press('idea.add', form)
    }
    assert.equal((await ports.recurringIdeas.all()).length, 20)
    for (const word of ['agenda', 'marronniers']) {
      const card = plainIn(await chat.say(comms, word))
      assert.ok(Buffer.byteLength(card) < most, `${word}: ${Buffer.byteLength(card)}`)
    }
    assert.match(plainIn(await chat.say(comms, 'agenda')), /écrivez « relire agenda »/)
  })

  it('offers to add a calendar that was sent as a file', async () => {
    const sent = await chat.say(comms, '', [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'conseils.ics',
        contentUrl: null,
        content: { downloadUrl: 'https://ville.sharepoint.com/f', fileType: 'ics' },
      },
    ] as never)
    assert.match(plainIn(sent), /Ajouter à l’agenda/)
  })
})
