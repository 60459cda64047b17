import assert from 'node:assert/strict'
import type { Agreement } from '../../../src/core/domain/pictures/agreement.ts'
import type { Answered, PictureSetting } from '../../../src/core/domain/pictures/media.ts'
import type { PictureUse } from '../../../src/core/domain/pictures/use.ts'
import { isWords } from '../../../src/core/domain/journal/words-apart.ts'
import { consentOf } from '../../../src/core/domain/pictures/consent-of.ts'
import { addPicture } from '../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { declareConsent } from '../../../src/core/use-cases/consents/declare-consent.ts'
import { consentView } from '../../../src/teams/pictures/drawn/consent-text.ts'
import { lineOf } from '../../../src/teams/journal/line-of.ts'
import { words } from '../../cards/every-card.ts'
import { agentsWord, anOutsider, aWord } from '../../fakes/a-media.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms, written } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const at = '2026-11-20T08:00:00.000Z'
const now = '2026-11-25T09:00:00.000Z'
const lea = { id: 'lea', name: 'Léa Martin' }
const said = (answer: Answered['answer']): Answered => ({ answer, by: lea, at })
const clicked = agentsWord('m', 'hugo', { state: 'given', givenAt: at, proof: { kind: 'click' } })
const told = aWord(anOutsider('o'), { state: 'given', givenAt: at, proof: { kind: 'oral', toldBy: lea } })

const silent = (uses: PictureUse[]) => agentsWord('m', 'hugo', { uses })

/** What whoever vouches for one picture reads of it. */
const lines: [string, Answered | null, Agreement[], PictureSetting[], RegExp][] = [
  ['a click', said('adults'), [clicked], [], /: accords complets$/],
  ['at work', said('adults'), [clicked], ['at-work'], /: accords complets, agents au travail \(art\. 9 C\. civ\.\)$/],
  [
    'both',
    said('adults'),
    [clicked],
    ['at-work', 'uniform'],
    /complets, agents au travail \(art\. 9 C\. civ\.\), agents en uniforme \(art\. 226-1 C\. pén\.\)$/,
  ],
  ['said aloud', said('adults'), [], [], /: accord oral déclaré par Léa Martin$/],
  [
    'said aloud, in uniform',
    said('adults'),
    [told],
    ['uniform'],
    /: accord oral déclaré par Léa Martin, agents en uniforme \(art\. 226-1 C\. pén\.\)$/,
  ],
  ['nobody on it', said('nobody'), [], ['uniform'], /: personne de reconnaissable$/],
  [
    'said aloud, then one who was asked is silent',
    said('adults'),
    [silent(['internal', 'newspaper'])],
    [],
    /: réponse d’une personne attendue · cette version ne peut pas partir$/,
  ],
  [
    'said aloud, and one who was asked for the site is silent',
    said('adults'),
    [silent(['site'])],
    [],
    /: accord oral déclaré par Léa Martin, réponse d’une personne attendue$/,
  ],
  [
    'one who agreed inside, and is asked for more',
    said('adults'),
    [{ ...clicked, uses: ['internal'], wants: ['internal', 'site'] }],
    [],
    /: accord déclaré par .+, réponse d’une personne attendue$/,
  ],
  [
    'a no',
    said('refused'),
    [],
    ['uniform'],
    /accord non donné, ne sera pas publiée · cette version ne peut pas partir$/,
  ],
]

describe('what a rule warns of on a picture', () => {
  for (const [what, answer, agreements, marked, line] of lines)
    it(`is in the one line that whoever vouches for it reads: ${what}`, () => {
      const consent = consentOf({ answer, agreements, settings: marked }, now)
      const view = consentView({ pictures: [{ id: 'p', alt: '', digest: 'm', consent }] }, ['internal'], words.fr)
      assert.match(view.consent, line)
    })

  describe('said of it', () => {
    let ports: FakePorts
    let chat: Chat
    let postId: string
    beforeEach(async () => {
      ports = createFakePorts()
      chat = createChat(ports)
      postId = (await written(ports)).id
      await addPicture(ports, comms, postId, { id: 'p', digest: 'bytes', name: 'ruche.jpg' }, settings)
    })
    const media = async () => (await ports.media.byId('bytes'))!
    const warns = async () => (await ports.posts.byId(postId))!.content.pictures.map(one => one.consent?.warns)
    const declare = (answer: string) =>
      declareConsent(ports, comms, { initiativeId: null, postId, pictureId: 'p', answer: answer })
    const mark = async (setting: string, on: string, who = comms) =>
      shownIn(await chat.press(who, 'media.mark', { mediaId: 'bytes', setting, on }))

    it('is asked once somebody can be recognised, by the card of the picture and of the question', async () => {
      const see = async (verb: string) =>
        shownIn(await chat.press(comms, verb, { mediaId: 'bytes', attachmentId: 'p' }))
      assert.doesNotMatch(await see('media.see'), /media\.mark/)
      await declare('nobody')
      assert.doesNotMatch(await see('media.see'), /media\.mark/)
      await declare('adults')
      for (const verb of ['media.see', 'media.of', 'media.specify'])
        assert.match(await see(verb), /Au travail.*En uniforme/s, verb)
      await declare('refused')
      assert.doesNotMatch(await see('media.see'), /media\.mark/)
    })

    it('reaches each holder, once however often it is pressed, and is taken back', async () => {
      await declare('adults')
      for (let times = 0; times < 2; times++)
        assert.match(await mark('uniform', 'yes'), /Uniforme\s: il dit où la personne travaille/)
      assert.deepEqual((await media()).settings, ['uniform'])
      assert.match(await mark('at-work', 'yes'), /☑ Au travail.*☑ En uniforme/s)
      assert.deepEqual(await warns(), [['oral', 'at-work', 'uniform']])
      await mark('uniform', 'no')
      assert.deepEqual(await warns(), [['oral', 'at-work']])
      await mark('at-work', '')
      assert.equal((await media()).settings, undefined)
      const entries = ports.journal.filter(({ verb }) => verb === 'media.marked' || verb === 'media.unmarked')
      assert.ok(!isWords('media.marked', 'setting') && !isWords('media.unmarked', 'setting'), 'no digest of it')
      assert.deepEqual(
        entries.map(({ verb }) => verb),
        [...Array(4).fill('media.marked'), ...Array(4).fill('media.unmarked')],
        'of the picture and of the post: pressed twice is said once',
      )
      const [first] = entries
      const line = lineOf({ ...first!, seq: 1, at, details: first!.details }, {}, words.fr)
      assert.match(line, /a signalé une image \(agents en uniforme\)/)
    })

    it('is for whoever may answer for it, and for what there is', async () => {
      await declare('adults')
      const before = await media()
      assert.match(await mark('uniform', 'yes', actor(alice)), /On ne vous a pas demandé/)
      assert.match(await mark('uniform', 'yes', actor(alice, 'dpo')), /Vous lisez tout, et ne décidez rien/)
      for (const wrong of ['tie', 'constructor']) await mark(wrong, 'yes')
      assert.deepEqual(await media(), before)
      await declare('nobody')
      await mark('uniform', 'yes')
      assert.equal((await media()).settings, undefined, 'nobody can be recognised')
    })
  })
})
