import assert from 'node:assert/strict'
import { type VideoRefusal, videoRefusals } from '../../../src/core/domain/pictures/video-refusal.ts'
import { drawnVideos } from '../../../src/teams/pictures/drawn/draw-video-taken.ts'
import { look } from '../../cards/every-card.ts'
import { post } from '../../postgres/rows.ts'

const when = { now: '2026-11-25T09:00:00.000Z' } as never

describe('the card of a video that was not taken', () => {
  const told = (refused: VideoRefusal, locale: 'fr' | 'en'): string =>
    JSON.stringify(
      drawnVideos['video-taken'].draw({ face: 'video-taken', post: post({}), refused }, look(locale), when),
    )

  for (const locale of ['fr', 'en'] as const)
    it(`says why in words of their own, ${locale}`, () => {
      assert.equal(new Set(videoRefusals.map(why => told(why, locale))).size, videoRefusals.length)
    })

  it('says that Teams lends a large file for minutes, and what to do', () => {
    assert.match(told('no-such-file', 'fr'), /au-delà de 10\u00a0Mo.*Renvoyez-la, puis choisissez aussitôt/)
    assert.match(told('no-such-file', 'en'), /above 10 MB.*Send it again/)
  })

  it('says to whoever left comms that it was theirs, and nothing was added', () => {
    assert.match(told('not-comms', 'fr'), /n’est pas ajoutée\u00a0: vous n’êtes plus dans l’équipe communication/)
  })
})
