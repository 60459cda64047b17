import type { Ports } from './core/ports.ts'
import type { PictureJobs } from './core/picture-changes.ts'
import { endMedia, followMedia } from './core/use-cases/consents/follow-media.ts'

/** What each job of pictures does: a part of the one table of jobs. */
export function pictureJobs(ports: Ports): { [Name in keyof PictureJobs]: (data: PictureJobs[Name]) => Promise<void> } {
  return {
    'media.follow': ({ id }) => followMedia(ports, id),
    'media.end': ({ id }) => endMedia(ports, id),
  }
}
