import assert from 'node:assert/strict'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import type { SealedVersion } from '../../src/core/domain/posts/post.ts'
import type { Card } from '../../src/teams/cards/card-templates.ts'
import {
  drawValidation,
  type ValidationData,
  validationSummary,
} from '../../src/teams/validations/drawn/draw-validation.ts'
import { elements, look, renderPost, texts } from './every-card.ts'

type Data = ValidationData
const now = '2026-11-25T10:00:00.000Z'
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')
const said = (card: Card) => plain(texts(card).join(' '))
/** Each change as it is read. */
const changes = (card: Card) =>
  elements(card).flatMap(({ type, inlines }) =>
    type === 'RichTextBlock' && !JSON.stringify(inlines).includes('underline')
      ? [plain((inlines as { text: string }[]).map(({ text }) => text).join(''))]
      : [],
  )

describe('validation card', () => {
  const samples = readSamples('validations/validation', renderPost)
  const draw = (sample: string): Card => drawSample('validations/validation', samples[sample]!, look('fr'), renderPost)
  const sample = (name: string): Data => ({ now, ...(samples[name] as unknown as Omit<Data, 'now'>) })
  const data = sample('waiting')
  const buttons = (card: Card) =>
    elements(card).flatMap(({ type, title }) =>
      String(type).startsWith('Action.') && typeof title === 'string' ? [title] : [],
    )
  const folded = (card: Card) => elements(card).find(element => element['id'] === 'read')!

  it('counts a large group, and names whom it waits for where the author reads', () => {
    assert.match(
      said(draw('twelve-approvers')),
      /visa de Hugo Da Silva et Inès Robert · il en manque 3 parmi 10 personnes/,
    )
    const tracking = drawSample(
      'validations/tracking',
      readSamples('validations/tracking', renderPost)['four-steps']!,
      look('fr'),
      renderPost,
    )
    assert.match(
      said(tracking),
      /il en manque 5 parmi Paul Lefèvre, .* et Marie-Antoinette de La Rochefoucauld-Saint-Barthélemy/,
    )
    assert.match(said(draw('approved')), /Étape suivante : Hugo Da Silva ou Inès Robert\./, 'one of them is enough')
  })

  it('leads to the edition that it announces, as it was printed, and counts what changed in it', () => {
    const card = draw('edition')
    const urls = elements(card).flatMap(({ type, url }) => (type === 'Action.OpenUrl' ? [String(url)] : []))
    assert.deepEqual(
      urls.filter(url => url.includes('/journal/')).map(url => url.split('/').at(-1)),
      ['html', 'pdf'].map(kind => `77777777-7777-4777-8777-777777777777-2-${kind}`),
    )
    assert.match(said(card), /Le numéro TU-2026-11 : 5 articles/)
    assert.deepEqual(
      ['2 articles ajoutés', '1 article retiré', '1 article modifié', '1 article déplacé'].filter(
        one => !changes(card).includes(one) && !said(card).includes(one),
      ),
      [],
    )
    assert.doesNotMatch(said(draw('waiting')), /numéro TU/)
  })

  it('says how many only once', () => {
    for (const [name, audience] of [
      ['waiting', 'Pour tous les agents (1 187) '],
      ['one-agent', 'Pour 1 personne nommée '],
      ['long-words', 'relations sociales (2 850 agents) '],
    ] as const)
      assert.ok(said(draw(name)).includes(audience), name)
  })

  it('asks with the three fixed buttons, then offers to take the visa back', () => {
    for (const label of ['Lire\u00a0▾', 'Approuver', 'Demander des modifications', 'Refuser'])
      assert.ok(buttons(draw('waiting')).includes(label), label)
    assert.ok(!buttons(draw('waiting')).includes('Retirer mon visa'))
    assert.ok(buttons(draw('approved')).includes('Retirer mon visa'))
    assert.ok(!buttons(draw('approved')).includes('Approuver'))
  })

  it('offers nothing to an author, nor a visa back once the sending began', () => {
    const author = { ...data, validation: { ...data.validation, authors: [data.reader] } }
    assert.ok(!buttons(drawValidation(author, look('fr'))).includes('Approuver'))
    const given = sample('approved')
    const sent = { ...given, post: { ...given.post, state: 'broadcasting' as const } }
    assert.ok(!buttons(drawValidation(sent, look('fr'))).includes('Retirer mon visa'))
  })

  it('tells whoever gave a visa that it fell', () => {
    const card = draw('replaced-visa-fallen')
    assert.ok(texts(card).some(text => /après votre visa .*qui ne vaut donc plus/.test(text)))
    assert.ok(!buttons(card).includes('Retirer mon visa'))
    const other = { ...sample('replaced-visa-fallen'), reader: 'other' }
    assert.ok(!texts(drawValidation(other, look('fr'))).some(text => text.includes('votre visa (')))
    assert.match(said(draw('being-changed')), /en cours de modification. Votre visa .*restera si/)
  })

  it('tells on the card of a version that was replaced that the visa stands on the new one, and may still be taken back there', () => {
    const card = draw('replaced-visa-kept')
    assert.match(
      said(card),
      /a été remplacée, mais rien de ce que couvre votre visa du mercredi 25 novembre à 14 h 02 n’a changé/,
    )
    const withdraw = elements(card).find(({ verb }) => verb === 'validation.withdraw')
    assert.deepEqual(withdraw?.['data'], { postId: data.post.id, seal: 'seal-2', step: 0, drawn: '3.0' })
    assert.deepEqual(
      (
        drawValidation(sample('replaced-visa-kept'), { ...look('fr'), teamsUserIds: ['29:x'] })['refresh'] as {
          userIds: string[]
        }
      ).userIds,
      [],
    )
    assert.match(said(draw('visa-kept')), /Votre visa du mercredi 25 novembre à 14 h 02 vaut toujours/)
  })

  it('names what the step vouches for, in whose place, and who else must say yes', () => {
    assert.match(said(draw('waiting')), /Votre visa porte sur : le fond · la diffusion/)
    assert.doesNotMatch(said(draw('waiting')), /Par délégation|on attend/)
    assert.match(said(draw('in-somebodys-place')), /Par délégation de Paul Lefèvre/)
    assert.match(said(draw('as-nobody-answered')), /En l’absence de réponse de Paul Lefèvre/)
    assert.match(
      said(draw('two-departments')),
      /… Culture et patrimoine : on attend Paul Lefèvre .*✓ Sports : visa de Marc Roy/,
    )
    assert.match(
      said(draw('three-of-four')),
      /… visa de Marc Roy · il en manque 2 parmi Paul Lefèvre, Fatima Weber et Lina Faure/,
    )
    assert.doesNotMatch(said(draw('approved')), /Votre visa porte sur/)
  })

  it('underlines figures that nothing vouches for, in their sentence, and not those with a source', () => {
    const card = draw('unsourced-figures')
    const figures = elements(card).flatMap(({ underline, text }) => (underline === true ? [plain(String(text))] : []))
    assert.deepEqual([...new Set(figures)], ['12 %', '1 200', 'des milliers d’euros'])
    const sourced = sample('unsourced-figures')
    const outside = (drawn: Card) => said({ body: (drawn['body'] as Card[]).filter(one => one !== folded(drawn)) })
    assert.match(
      outside(card),
      /Chiffres non cités par les sources données : .*3,4 M€ : compte administratif 2025/,
      'what was given is read beside them',
    )
    const without = sourced.post.sealed.map(one => ({ ...one, sources: '' }))
    assert.match(
      outside(drawValidation({ ...sourced, post: { ...sourced.post, sealed: without } }, look('fr'))),
      /Chiffres : aucune source donnée/,
    )
    const sealed = sourced.post.sealed.map(one => ({ ...one, sources: 'Chiffres vérifiés par Inès Robert' }))
    const checked = drawValidation({ ...sourced, post: { ...sourced.post, sealed } }, look('fr'))
    assert.ok(!elements(checked).some(({ underline }) => underline === true))
    assert.ok(texts(folded(checked)).includes('Chiffres vérifiés par Inès Robert'), 'the approver reads the sources')
  })

  it('says first why a click wrote nothing', () => {
    const first = (card: Card) => said((card['body'] as Card[])[0] as Card)
    assert.match(first(draw('outdated-click')), /La publication a changé depuis votre carte : rien n’a été enregistré/)
    assert.match(first(draw('contrary-click')), /vous avez déjà donné votre visa le mercredi 25 novembre à 14 h 02/)
    assert.match(
      first(drawValidation({ ...sample('contrary-click'), reader: 'other' }, look('fr'))),
      /Paul Lefèvre a déjà donné son visa le mercredi 25 novembre/,
    )
  })

  it('folds the very words to be sent, with nothing to press', () => {
    const inside = folded(draw('waiting'))
    assert.equal(inside['isVisible'], false)
    assert.deepEqual(
      elements(inside).filter(element => /^Action/.test(String(element['type']))),
      [],
    )
    const sealed = JSON.parse(data.post.sealed[0]!.rendered.card) as Card
    const sent = elements(sealed).flatMap(element => (element['type'] === 'TextBlock' ? [element['text']] : []))
    for (const text of sent) assert.ok(texts(inside).includes(String(text)), String(text))
    assert.ok(texts(inside).some(text => text.includes('https://intranet.example.org/mediatheque')))
  })

  it('tells what changed since the version last seen, for an unfixed head-count and for the words', () => {
    const told = changes(draw('second'))
    assert.match(told[0]!, /Après six → sept mois/)
    assert.match(told[1]!, /Destinataires : 1 187 agents → 1 190 agents/)
    assert.deepEqual(changes(draw('waiting')), [])
    const never = sample('second')
    assert.deepEqual(
      changes(drawValidation({ ...never, validation: { ...never.validation, seenBefore: {} } }, look('fr'))),
      [],
      'who saw no version',
    )
  })

  it('tells of every part that changed, the first ones folded, all of them below the card', () => {
    const card = draw('second-much-changed')
    assert.equal(changes({ body: (card['body'] as Card[]).filter(one => one !== folded(card)) }).length, 3)
    const all = changes(folded(card)).join('\n')
    for (const part of [
      /les agents → tous/,
      /Ajouté : Le parking sera fermé/,
      /Alerte : .*12 h 30|Alerte : .*13/,
      /Sources : Ajouté : 7 mois/,
      /Images : changées/,
      /Destinataires : .* → Culture et patrimoine \(214 agents\)/,
      /Diffusion : mardi 1er décembre à 9 h → mercredi 2 décembre à 9 h/,
    ])
      assert.match(all, part)
  })

  it('tells that words were changed back: the seal is the first one again, the version last seen is not', () => {
    const second = sample('second')
    const [first, other] = second.post.sealed as [SealedVersion, SealedVersion]
    const post = { ...second.post, sealed: [first, other, { ...first, number: 3 }] }
    const seen = (seal: string) => {
      const validation = { ...second.validation, seal: first.seal, seenBefore: { [second.reader]: seal } }
      return changes(drawValidation({ validation, post, reader: second.reader, now }, look('fr'))).join()
    }
    assert.match(seen(other.seal), /sept → six mois/)
    assert.equal(seen(first.seal), 'Le texte est inchangé.', 'whoever saw the first one only')
  })

  it('names what and by when in the notification, and refreshes for whom the caller says', () => {
    assert.equal(
      validationSummary(data.validation, look('fr')).replaceAll(/\s/g, ' '),
      'À valider avant le jeudi 26 novembre à 11 h : La médiathèque rouvre : visite pour les agents',
    )
    const undue = { ...data.validation, steps: data.validation.steps.map(step => ({ ...step, due: null })) }
    assert.match(
      validationSummary(undue, look('fr')),
      /^À valider avant le mardi 1er décembre/,
      'the slot, where the step has no end of its own',
    )
    const card = drawValidation(data, { ...look('fr'), teamsUserIds: ['29:x'] })
    const refresh = card['refresh'] as { userIds: string[]; action: Record<string, unknown> }
    assert.deepEqual(refresh.userIds, ['29:x'])
    assert.equal(refresh.action['verb'], 'validation.see')
    assert.deepEqual(refresh.action['data'], {
      postId: data.post.id,
      seal: 'seal-1',
      step: 0,
      validationId: data.validation.id,
    })
  })
})
