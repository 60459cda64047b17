import type { Jobs } from './core/change.ts'
import type { Settings } from './core/domain/settings.ts'
import type { PictureJobs } from './core/picture-changes.ts'
import type { Ports } from './core/ports.ts'
import { endMedia, followMedia } from './core/use-cases/consents/follow-media.ts'
import { followSilence } from './core/use-cases/consents/remind-agreement.ts'
import { endPicture } from './core/use-cases/posts/end-picture.ts'

type Name = keyof PictureJobs | 'picture.end'

/** What each job of pictures does: a part of the one table of jobs. */
export function pictureJobs(ports: Ports, settings: Settings): { [K in Name]: (data: Jobs[K]) => Promise<void> } {
  return {
    'media.follow': ({ id }) => followMedia(ports, id),
    'media.end': ({ id }) => endMedia(ports, id),
    'agreement.silent': data => followSilence(ports, data, settings),
    'picture.end': ({ id, initiativeId }) => endPicture(ports, id, initiativeId),
  }
}
