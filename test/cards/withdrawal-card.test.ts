import assert from 'node:assert/strict'
import type { Withdrawal } from '../../src/core/domain/pictures/withdrawal.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import {
  drawnWithdrawals,
  drawWithdrawal,
  type WithdrawalData,
} from '../../src/teams/pictures/drawn/draw-withdrawal.ts'
import { look, renderPost, texts } from './every-card.ts'

const samples = readSamples('pictures/withdrawal', renderPost) as unknown as Record<string, WithdrawalData>
const said = (withdrawal: Withdrawal, locale: 'fr' | 'en' = 'fr') =>
  texts(drawWithdrawal({ withdrawal }, look(locale)))
    .join(' | ')
    .replaceAll(/[\u202f\u00a0]/g, ' ')
const { withdrawal: film } = samples['video']!
const { withdrawal: photo } = samples['tasks']!

describe('the card of a withdrawal', () => {
  it('of a video names the video, whatever is to do or done', () => {
    const card = said(film)
    assert.match(card, /Facebook, « Le pont rouvre » \(PUB-2026-0042\) : enlevez la vidéo si elle y est\./)
    assert.match(card, /Enlevez la transcription de la vidéo à la main\./)
    assert.match(card, /la transcription de la vidéo n’y est plus/)
    assert.match(card, /« Vidéo retirée » à la place/)
    const named = film.places.map(place => ({ ...place, namesGone: true as const, count: 3 }))
    const all = [
      { ...film, places: [] },
      { ...film, places: film.places.map(place => ({ ...place, state: 'done' as const })) },
      { ...film, places: film.places.map(place => ({ ...place, state: 'waits' as const })) },
      { ...film, places: named.map(place => ({ ...place, state: 'told' as const })) },
    ]
    for (const one of [film, ...all]) {
      assert.match(said(one), /vidéo/)
      assert.doesNotMatch(said(one), /image/i)
      assert.doesNotMatch(said(one, 'en'), /picture/i)
    }
  })

  it('of a picture names the picture', () => {
    assert.match(said(photo), /enlevez l’image\./)
    assert.doesNotMatch(said(photo), /vidéo/i)
  })

  it('is told in a line that names what is withdrawn', () => {
    const lines = (withdrawal: Withdrawal) => [
      drawnWithdrawals.withdrawal.summary({ face: 'withdrawal', withdrawal }, look('fr')),
      drawnWithdrawals['withdrawal-due'].summary({ face: 'withdrawal-due', withdrawal }, look('fr')),
    ]
    for (const line of lines(film)) assert.match(line, /une vidéo.*chantier-du-pont\.mp4/)
    for (const line of lines(photo)) assert.match(line, /une image.*façade\.jpg/)
  })
})
