import { drawWithdrawal } from '../../teams/pictures/draw-withdrawal.ts'
import { drawAgreement } from '../../teams/pictures/draw-agreement.ts'
import { drawConsent } from '../../teams/pictures/draw-consent.ts'
import { drawConsentLost } from '../../teams/pictures/draw-consent-lost.ts'
import { drawMedia } from '../../teams/pictures/draw-media.ts'
import { drawMediaList } from '../../teams/pictures/draw-media-list.ts'
import { drawMyPictures } from '../../teams/pictures/draw-my-pictures.ts'
import { drawSigned } from '../../teams/pictures/draw-signed.ts'
import { drawSilent } from '../../teams/pictures/draw-silent.ts'
import { drawSpecify } from '../../teams/pictures/draw-specify.ts'
import type { Card, Look } from '../../teams/cards/card-templates.ts'

/** Which function draws which card of pictures and of those who are on them. */
export const pictureDraws: Record<string, (data: never, look: Look) => Card> = {
  'pictures/asked': drawAgreement,
  'pictures/consent': drawConsent,
  'pictures/list': drawMediaList,
  'pictures/lost': drawConsentLost,
  'pictures/withdrawal': drawWithdrawal,
  'pictures/media': drawMedia,
  'pictures/mine': drawMyPictures,
  'pictures/signed': drawSigned,
  'pictures/silent': drawSilent,
  'pictures/specify': drawSpecify,
}
