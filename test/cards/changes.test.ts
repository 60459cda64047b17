import assert from 'node:assert/strict'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import type { ListedBroadcast } from '../../src/core/use-cases/broadcasts/seen/see-broadcast.ts'
import { type BroadcastData, drawBroadcast } from '../../src/teams/broadcasts/drawn/draw-broadcast.ts'
import { drawBroadcasts } from '../../src/teams/broadcasts/drawn/draw-broadcasts.ts'
import { type ConfirmSendData, drawConfirmSend } from '../../src/teams/broadcasts/drawn/draw-confirm-send.ts'
import { drawSecond, type SecondData } from '../../src/teams/broadcasts/drawn/draw-second.ts'
import { drawTakeBack, type TakeBackData } from '../../src/teams/broadcasts/drawn/draw-take-back.ts'
import type { Card } from '../../src/teams/cards/card-templates.ts'
import { elements, look, renderPost, texts } from './every-card.ts'

const samples = <T>(name: string) => readSamples(`broadcasts/${name}`, renderPost) as unknown as Record<string, T>
const said = (card: Card) =>
  texts(card)
    .join(' ')
    .replaceAll(/[\u202f\u00a0]/g, ' ')
const verbs = (card: Card) => elements(card).flatMap(({ verb }) => (typeof verb === 'string' ? [verb] : []))

describe('cards of a correction and of a removal', () => {
  const card = (sample: string) => said(drawBroadcast(samples<BroadcastData>('broadcast')[sample]!, look('fr')))

  it('say in the evening that nobody is alerted, and only of new cards that everybody is', () => {
    const asked = samples<ConfirmSendData>('confirm')
    const correct = said(drawConfirmSend(asked['correct-in-the-evening-some-have-two']!, look('fr')))
    assert.match(correct, /sans nouvelle alerte/)
    assert.doesNotMatch(correct, /recevra une alerte|tous les agents/)
    assert.match(correct, /Chez les 2 850 agents qui ont reçu la carte/)
    assert.match(said(drawConfirmSend(asked['warned']!, look('fr'))), /recevra une alerte maintenant/)
  })

  it('tell on what was sent what became of it since, who did it and where', () => {
    const gone = card('taken-back-since')
    assert.match(gone, /Diffusée, puis retirée/)
    assert.match(
      gone,
      /Retirée chez 2 829 agents, le mercredi 25 novembre à 11 h 51, par Fatima Weber et Claire Moreau \(DIF-2026-0022\)/,
    )
    assert.match(
      card('corrected-since'),
      /Diffusée, puis corrigée.*Corrigée chez 2 822 agents sur 2 829, .* par Claire Moreau \(DIF-2026-0021\)/,
    )
    assert.doesNotMatch(card('done'), /puis|(Corrigée|Retirée) chez/)
    const list = said(
      drawBroadcasts(samples<{ broadcasts: ListedBroadcast[] }>('list')['some']!.broadcasts, look('fr')),
    )
    assert.match(list, /DIF-2026-0016 · Diffusée, puis retirée · mercredi 25 novembre à 11 h 51/)
  })

  it('never hide that some people may have two cards, of which one stays as it is', () => {
    assert.match(card('resent'), /Dont 25 personnes à qui la carte a été renvoyée.*deux fois.*ni corrigée ni retirée/)
    assert.match(
      card('correction-done-some-have-two'),
      /2 829 personnes sur 2 829 \(100 %\).*Dont 25 personnes à qui DIF-2026-0017 a été renvoyée.*ne peut pas être corrigée/,
    )
    assert.doesNotMatch(card('done'), /renvoyée/)
    assert.doesNotMatch(card('correction-done'), /renvoyée/)
    assert.match(
      said(drawConfirmSend(samples<ConfirmSendData>('confirm')['correct-in-the-evening-some-have-two']!, look('fr'))),
      /Dont 25 personnes.*corrigée/,
    )
    const removals = samples<TakeBackData>('take-back')
    assert.match(said(drawTakeBack(removals['first-of-two']!, look('fr'))), /Dont 25 personnes.*retirée/)
    assert.doesNotMatch(said(drawTakeBack(removals['one']!, look('fr'))), /Dont/)
  })

  it('speak of a correction, of a removal, and of those who have the card', () => {
    const waiting = card('correction-waiting-for-a-second-person')
    assert.match(
      waiting,
      /Chez les 2 829 agents qui ont reçu la carte.*a confirmé le .* la correction chez 2 829 agents.*Annuler la confirmation/,
    )
    const removal = card('taking-back-waiting-for-a-second-person')
    assert.match(
      removal,
      /Retrait demandé.*Chez les 2 829 agents.*a confirmé le .* le retrait chez 2 829 agents.*deuxième personne.*Abandonner le retrait/,
    )
    assert.match(
      card('taking-back-being-prepared'),
      /Retrait en préparation.*Mary retrouve les cartes.*Arrêter le retrait/,
    )
    const off = card('calling-off-waiting-for-a-second-person')
    assert.match(
      off,
      /Annulation demandée.*Motif : Alerte orange.*a confirmé le .* l’annulation chez 2 829 agents.*Ne pas annuler l’événement/,
    )
    assert.match(card('called-off-since'), /Diffusée, puis événement annulé.*Événement annulé chez 2 824 agents/)
    assert.match(card('correction-running'), /Arrêter la correction/)
    const every = [
      'correction-ready',
      'correction-waiting-for-a-second-person',
      'correction-running',
      'taking-back-waiting-for-a-second-person',
      'taking-back-being-prepared',
    ]
    for (const sample of every) assert.doesNotMatch(card(sample), /l’envoi|diffusée|[Pp]our tous/, sample)
  })

  it('ask for the second word in the words of what is asked', () => {
    const second = (sample: string) => said(drawSecond(samples<SecondData>('second')[sample]!, look('fr')))
    assert.match(second('takeback'), /Retrait chez .* confirmé par Fatima Weber.*Abandonner le retrait/)
    assert.match(
      second('calling-off'),
      /Annulation chez .* confirmée par Fatima Weber.*Motif : Alerte orange.*Ne pas annuler/,
    )
    assert.match(second('correction'), /Correction chez .* confirmée par Fatima Weber.*Annuler la confirmation/)
    assert.match(second('waiting'), /Annuler l’envoi/)
  })

  it('tell whoever takes back, before they press, that two are needed', () => {
    const removals = samples<TakeBackData>('take-back')
    const first = drawTakeBack(removals['first-of-two']!, look('fr'))
    assert.match(said(first), /Au-delà de 2 000 agents, deux personnes.*Vous serez la première/)
    assert.ok(verbs(first).includes('broadcast.takenback'))
    const mine = drawTakeBack(removals['mine-already']!, look('fr'))
    assert.match(said(mine), /Vous avez confirmé.*Une autre personne/)
    assert.ok(!verbs(mine).includes('broadcast.takenback'))
    assert.doesNotMatch(said(drawTakeBack(removals['one']!, look('fr'))), /deux personnes/)
  })

  it('name both who confirmed it', () => {
    assert.match(card('running-confirmed-by-two'), /Confirmée par Fatima Weber, puis par Claire Moreau/)
    assert.match(card('done'), /Terminée .*, demandée par Claire Moreau/)
  })
})
