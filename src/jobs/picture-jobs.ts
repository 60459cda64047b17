import type { Jobs } from '../core/change.ts'
import type { Settings } from '../core/domain/settings.ts'
import type { PictureJobs } from '../core/picture-changes.ts'
import type { Ports } from '../core/ports.ts'
import { endMedia, followMedia } from '../core/use-cases/consents/follow-media.ts'
import { followSilence } from '../core/use-cases/consents/remind-agreement.ts'
import { forgetWithdrawal, remindOfWithdrawal } from '../core/use-cases/withdrawals/end-withdrawal.ts'
import { mendWithdrawal } from '../core/use-cases/withdrawals/mend-withdrawal.ts'
import { prepareVideo } from '../core/use-cases/posts/prepare-video.ts'
import { endPicture } from '../core/use-cases/posts/end-picture.ts'

type Name = keyof PictureJobs | 'picture.end'

/** What each job of pictures does: a part of the one table of jobs. */
export function pictureJobs(ports: Ports, settings: Settings): { [K in Name]: (data: Jobs[K]) => Promise<void> } {
  return {
    'media.follow': ({ id }) => followMedia(ports, id),
    'media.end': ({ id }) => endMedia(ports, id),
    'agreement.silent': data => followSilence(ports, data, settings),
    'withdrawal.mend': ({ id }) => mendWithdrawal(ports, id),
    'withdrawal.remind': ({ id }) => remindOfWithdrawal(ports, id),
    'withdrawal.forget': ({ id }) => forgetWithdrawal(ports, id),
    'video.take': data => prepareVideo(ports, data, settings),
    'picture.end': ({ id, initiativeId }) => endPicture(ports, id, initiativeId),
  }
}
