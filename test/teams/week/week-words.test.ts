import assert from 'node:assert/strict'
import { localTime } from '../../../src/core/domain/working-time/local-time.ts'
import { feedOf } from '../../fakes/feeds.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, karim } from '../../fakes/town.ts'
import { agreeMs, forgetAskedMove } from '../../../src/core/use-cases/planning/agree-to-move.ts'
import { approved, comms, otherComms, press, submitted } from '../../fakes/walk.ts'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const plain = (answers: Parameters<typeof shownIn>[0]): string => shownIn(answers).replaceAll(/[\u00a0\u202f]/g, ' ')

describe('the words of the week', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    ports.renderPost = createRenderPost(createChat(ports).words, 'Europe/Paris')
    chat = createChat(ports)
  })
  const say = async (text: string): Promise<string> => plain(await chat.say(comms, text))

  it('shows the week, with the holder of each visa and until when', async () => {
    const { post } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    const said = await say('semaine')
    assert.match(said, /Semaine 48/)
    assert.match(said, new RegExp(`Ven\\. 9 h\\*\\* · ${post.reference} · Teams · en validation \\(.+, avant .+\\)`))
    assert.match(said, /Jours sans rien : mer\. 25 et jeu\. 26/)
    assert.match(await say('calendrier'), /Semaine 48/)
    assert.match(await say('semaine prochaine'), /Semaine 49/)
    assert.match(await say('semaine dernière'), /Semaine 47/)
    assert.match(await say('semaine 2 2027'), /Semaine 2/)
    assert.match(await say('semaine 48 suite'), new RegExp(`${post.reference}.*Partie 1 sur 1\\.`))
    assert.match(await say('semaine 48 suite 2'), /Partie 1 sur 1\./, 'the last one there is')
    assert.match(await say('semaine 2 2027 suite 3'), /Semaine 2/)
    assert.match(await say('semaine 60 suite'), /Je ne connais pas cette semaine/)
    assert.match(await say('semaine 60'), /Je ne connais pas cette semaine/)
    assert.match(plain(await chat.say({ ...comms, locale: 'en' }, 'next week')), /Week 49/)
  })

  it('is for the communication team', async () => {
    const said = plain(await chat.say(actor(alice), 'semaine'))
    assert.match(said, /réservée à l’équipe communication/)
    assert.doesNotMatch(said, /onglet/, 'there is none')
    const tabbed = createChat(ports, { postPage: 'https://mary.example/tab/post.html' })
    for (const text of ['semaine', 'semaine prochaine', 'semaine dernière'])
      assert.match(plain(await tabbed.say(actor(alice), text)), /dans l’onglet « Calendrier » de Mary/, text)
  })

  it('moves what is validated, after it said once what that re-opens', async () => {
    const { post } = await approved(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    const number = post.reference.slice(-2)
    const asked = await say(`décaler ${number} lundi 14 h`)
    assert.match(asked, /rouvre la diffusion : les visas des étapes .+ \(.+\) seront de nouveau demandés/)
    assert.match(asked, /Décaler quand même/)
    assert.equal((await ports.posts.byId(post.id))?.slot, post.slot, 'nothing moved')
    const done = await say(`décaler ${number} lundi 14 h oui`)
    assert.match(done, /décalée au lundi 30 novembre à 14 h/)
    const slot = (await ports.posts.byId(post.id))?.slot
    assert.deepEqual(localTime(slot!, 'Europe/Paris'), { day: '2026-11-30', time: '14:00', weekday: 1 })
  })

  it('agrees to what was said, and to nothing else', async () => {
    const { post } = await approved(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    const number = post.reference.slice(-2)
    const slot = async () => (await ports.posts.byId(post.id))?.slot
    assert.match(await say(`décaler ${number} lundi 14 h oui`), /rouvre la diffusion/, 'nothing was said before')
    await say(`décaler ${number} mardi 14 h`)
    assert.match(await say(`décaler ${number} lundi 14 h oui`), /rouvre la diffusion/, 'another hour was warned of')
    await say(`décaler ${number} mercredi 14 h`)
    const duty = { uid: 'duty', title: 'Réserve électorale', from: '2026-12-02', to: '2026-12-02', time: null }
    await ports.commit({ save: 'agenda_feed', row: feedOf({ kind: 'duty', entries: [duty] }), ifVersion: 0 })
    const more = await say(`décaler ${number} mercredi 14 h oui`)
    assert.match(more, /Réserve électorale/, 'a warning that was not there')
    assert.equal(await slot(), post.slot, 'nothing moved')
    ports.pass(31 * 60_000)
    assert.match(await say(`décaler ${number} mercredi 14 h oui`), /Réserve électorale/, 'said too long ago')
    assert.match(await say(`décaler ${number} mercredi 14 h oui`), /décalée au mercredi 2 décembre à 14 h/)
  })

  it('agrees for nobody else, and not to a release that was moved since', async () => {
    const { post } = await approved(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    const number = post.reference.slice(-2)
    await say(`décaler ${number} lundi 14 h`)
    const other = plain(await chat.say(otherComms, `décaler ${number} lundi 14 h oui`))
    assert.match(other, /rouvre la diffusion/)
    await chat.say(otherComms, `décaler ${number} mardi 14 h`)
    assert.match(plain(await chat.say(otherComms, `décaler ${number} mardi 14 h oui`)), /décalée au mardi/)
    assert.match(await say(`décaler ${number} lundi 14 h oui`), /entre-temps/)
  })

  it('keeps what was warned of no longer than it counts', async () => {
    const { post } = await approved(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    await say(`décaler ${post.reference.slice(-2)} lundi 14 h`)
    await forgetAskedMove(ports, comms.id)
    assert.ok(await ports.askedMoves.byId(comms.id))
    ports.pass(agreeMs)
    await forgetAskedMove(ports, comms.id)
    assert.equal(await ports.askedMoves.byId(comms.id), null)
  })

  it('moves from the card with the version that was read; who comes second sees how it stands', async () => {
    const { post } = await approved(ports)
    const ids = { postId: post.id, channel: 'teams', from: '2026-11-23' }
    const form = plain(await chat.press(comms, 'week.move', ids))
    const version = /"version\\*":\\*"([0-9a-f-]{36})/.exec(form)?.[1] ?? ''
    assert.notEqual(version, '')
    const fields = { ...ids, version, date: '2026-12-01', time: '10:00' }
    const first = plain(await chat.press(comms, 'week.moved', fields))
    const agreed = /"agreed":"([0-9a-f-]{36})"/.exec(first)?.[1]
    const done = agreed === undefined ? first : plain(await chat.press(comms, 'week.moved', { ...fields, agreed }))
    assert.match(done, /décalée au mardi 1er décembre à 10 h/)
    assert.match(done, /Semaine 49/)
    const late = plain(await chat.press(comms, 'week.moved', { ...fields, date: '2026-12-02' }))
    assert.match(late, /entre-temps/)
  })

  it('plans other channels, and takes them out again', async () => {
    const fields = { slotDate: '2026-11-27', slotTime: '09:00', 'variant-bluesky': 'Le pont rouvre' }
    const { post } = await submitted(ports, fields)
    const number = post.reference.slice(-2)
    assert.match(await say(`canaux ${number}`), /Aucun autre canal n’est prévu/)
    assert.match(
      await say(`canaux ${number} bluesky vendredi 14 h`),
      /prévue sur Bluesky le vendredi 27 novembre à 14 h/,
    )
    assert.match(await say('semaine'), /Ven\. 14 h\*\* · PUB-2026-\d+ · Bluesky · prévue/)
    assert.match(await say(`décaler ${number} bluesky jeudi 15 h`), /Bluesky\) : décalée au jeudi 26 novembre à 15 h/)
    assert.match(await say(`canaux ${number} bluesky retirer`), /plus rien n’est prévu sur Bluesky/)
    assert.doesNotMatch(await say('semaine'), /Bluesky · prévue/)
    assert.match(await say(`canaux ${number} bluesky`), /prévue sur Bluesky avec la publication/)
    assert.match(await say('semaine'), /Ven\. 9 h\*\* · PUB-2026-\d+ · Bluesky · prévue/)
    assert.match(await say(`canaux ${number} bluesky samedi`), /Choisissez une heure/)
    assert.match(await say(`canaux ${number} mastodon jeudi 9 h`), /Il manque le texte pour ce canal/)
  })

  it('says whose visa another channel asks for again, and plans it after a yes', async () => {
    const fields = { slotDate: '2026-11-27', slotTime: '09:00', 'variant-bluesky': 'Le pont rouvre' }
    const { post } = await submitted(ports, fields)
    await press(ports, actor(karim, 'comms'), { id: post.id, seal: post.sealed[0]!.seal }, 'approve', 0)
    const number = post.reference.slice(-2)
    assert.match(await say(`canaux ${number} bluesky vendredi 14 h`), /rouvre la diffusion.+Prévoir quand même/)
    assert.equal((await ports.posts.byId(post.id))?.elsewhere, undefined)
    assert.match(
      await say(`canaux ${number} bluesky vendredi 14 h oui`),
      /prévue sur Bluesky le vendredi 27 novembre à 14 h\. La diffusion est de nouveau soumise\./,
    )
  })

  it('keeps what is good of a time, and says what is wrong', async () => {
    const { post } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    const number = post.reference.slice(-2)
    const timed = (date: string, time: string) => new RegExp(`"value":"${date}".*"value":"${time}"`)
    const move = await say(`décaler ${number} 31/02 9h`)
    assert.match(move, timed('', '09:00'))
    assert.match(move, /jour/i)
    assert.match(await say(`décaler ${number} 31/02 à 9 heures et demie`), timed('', '09:30'))
    assert.match(await say(`décaler ${number} lundi 25 h`), timed('2026-11-30', ''))
    assert.match(await say(`dupliquer ${number} vers 31/02 9h`), timed('', '09:00'))
    assert.match(await say(`décaler ${number} demian 14 h`), timed('', '14:00'))
    const other = await say(`décaler ${number} tiktok mardi 14 h`)
    assert.match(other, /Je ne connais pas le canal « tiktok »\. Il y a : Teams, Bluesky, .+ et Site/)
    assert.match(other, timed('2026-12-01', '14:00'))
    assert.equal((await ports.posts.byId(post.id))?.slot, post.slot, 'nothing moved')
  })

  it('says that it does not know a channel, and keeps the time', async () => {
    const { post } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    const number = post.reference.slice(-2)
    const said = await say(`canaux ${number} tiktok mercredi 9 h`)
    assert.match(said, /Je ne connais pas le canal « tiktok »\. Il y a : Bluesky, .+ et Site\./)
    assert.match(said, /"value":"2026-12-02".*"value":"09:00"/)
    const alone = await say(`canaux ${number} tiktok`)
    assert.match(alone, /Je ne connais pas le canal « tiktok »/)
    assert.doesNotMatch(alone, /Choisissez un jour\. Choisissez une heure\./)
    const none = await say(`canaux ${number} jeudi 9 h`)
    assert.match(none, /Choisissez un canal/)
    assert.match(none, /"value":"2026-11-26".*"value":"09:00"/)
    const both = await say(`canaux ${number} tiktok 31/02 9h`)
    assert.match(both, /Je ne connais pas le canal « tiktok ».*"value":"09:00"/)
  })

  it('duplicates to a time', async () => {
    const { post } = await submitted(ports)
    const number = post.reference.slice(-2)
    const said = await say(`dupliquer ${number} vers lundi 9 h`)
    assert.match(said, /Copie créée : PUB-2026-\d+, prévue le lundi 30 novembre à 9 h/)
    assert.match(said, /Lun\. 9 h\*\* · PUB-2026-\d+ · Teams · brouillon/)
    assert.match(await say(`dupliquer ${number} vers lundi dernier`), /Dupliquer PUB-/)
  })

  it('says the history, what is missing and the other channels of a release', async () => {
    const { post } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    const said = plain(
      await chat.press(comms, 'week.release', { postId: post.id, channel: 'teams', from: '2026-11-23' }),
    )
    assert.match(said, /Il manque : visa/)
    assert.match(said, /Retour à la semaine/)
    assert.match(plain(await chat.press(comms, 'week.release', { postId: 'none', channel: 'teams' })), /référence/)
  })

  it('opens in a dialog from the card of the channel', async () => {
    const answer = await chat.press(comms, 'week.show', { from: '2026-11-23' }, 'fetch')
    assert.equal(answer.kind, 'dialog')
    assert.doesNotMatch(shownIn(answer), /Action\.Execute/)
  })
})
