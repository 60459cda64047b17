import { copyPictures } from './copy-pictures.ts'
import { readReplies } from './read-replies.ts'
import { followReleases } from './row/follow-releases.ts'
import { publishRelease } from './row/publish-release.ts'
import { tellSite } from './tell-site.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const releaseJobs = {
  'releases.follow': (ports, { postId }) => followReleases(ports, postId),
  'release.publish': (ports, { id }) => publishRelease(ports, id),
  'release.copies': (ports, { id }) => copyPictures(ports, id),
  'site.webhook': tellSite,
  'replies.read': { standing: readReplies },
} satisfies SliceJobs
