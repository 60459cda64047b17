import type { PostContent } from '../../core/domain/posts/post.ts'
import type { RenderPost } from '../../core/ports/outside.ts'
import type { ListedBroadcast } from '../../core/use-cases/broadcasts/seen/see-broadcast.ts'
import { drawBroadcast } from '../../teams/broadcasts/drawn/draw-broadcast.ts'
import { drawBroadcasts } from '../../teams/broadcasts/drawn/draw-broadcasts.ts'
import { drawConfirmSend } from '../../teams/broadcasts/drawn/draw-confirm-send.ts'
import { drawDropped } from '../../teams/broadcasts/drawn/draw-dropped.ts'
import { drawHeldBroadcast } from '../../teams/broadcasts/drawn/draw-held-broadcast.ts'
import { drawResend } from '../../teams/broadcasts/drawn/draw-resend.ts'
import { drawScheduleDialog } from '../../teams/broadcasts/drawn/draw-schedule-dialog.ts'
import { drawSecond } from '../../teams/broadcasts/drawn/draw-second.ts'
import { drawCallOff } from '../../teams/broadcasts/drawn/draw-call-off.ts'
import { drawTakeBack } from '../../teams/broadcasts/drawn/draw-take-back.ts'
import { drawWhy } from '../../teams/broadcasts/drawn/draw-why.ts'
import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { type Filling, fillFrame } from '../../teams/cards/frame.ts'
import { mendedCard } from '../../teams/cards/mend-pictures.ts'
import { withoutButtons } from '../../teams/events/drawn/with-status.ts'
import { sampleAddress, samplePost } from './read-samples.ts'

/** `without`: pictures to which a person no longer agrees. */
type FrameSample = Omit<Filling, 'look'> & { content: PostContent; without?: string[] }

/** As on a card that was sent: there a picture is known by its address. */
const signedAddress = (id: string): string => `https://mary.example.org/media/${id}.${'0'.repeat(43)}`

/** Which function draws which card of a broadcast. */
export const broadcastDraws: Record<string, (data: never, look: Look, renderPost: RenderPost) => Card> = {
  'broadcasts/broadcast': drawBroadcast,
  'broadcasts/confirm': drawConfirmSend,
  'broadcasts/dropped': drawDropped,
  'broadcasts/held': drawHeldBroadcast,
  'broadcasts/frame': (data: FrameSample, look, renderPost) => {
    const rendered = renderPost(data.content, data.without ? signedAddress : sampleAddress, samplePost)
    const card = fillFrame(mendedCard({ ...rendered, without: data.without ?? [] }, look.words), { ...data, look })
    const ends = data.expiredOn !== null || data.remark === 'closed' || data.remark === 'cancelled'
    return ends ? withoutButtons(card) : (JSON.parse(card) as Card)
  },
  'broadcasts/list': ({ broadcasts }: { broadcasts: ListedBroadcast[] }, look) => drawBroadcasts(broadcasts, look),
  'broadcasts/resend': drawResend,
  'broadcasts/schedule': drawScheduleDialog,
  'broadcasts/second': drawSecond,
  'broadcasts/call-off': drawCallOff,
  'broadcasts/take-back': drawTakeBack,
  'broadcasts/why': drawWhy,
}
