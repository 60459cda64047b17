import type { FaceOf } from '../../../core/domain/faces/face.ts'
import type { Card, Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { framed } from '../../send/fill-frame.ts'

export const drawnTests: DrawnCards<'test'> = {
  test: {
    draw: (face, look) => JSON.parse(asSent(face, look).card) as Card,
    summary: (face, look) => look.words.text('summaries.test', { summary: asSent(face, look).summary }),
  },
}

/** As its readers get it: the person who asks for a test has met Mary, and has answered nothing. */
function asSent({ rendered, reader, correctedAt, remark }: FaceOf<'test'>, look: Look) {
  const frame = { firstContact: false, broadcastId: '', correctedAt, expiredOn: null, remark, test: true } as const
  return framed(rendered, { ...frame, ...reader }, look)
}
