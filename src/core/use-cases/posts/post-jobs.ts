import { followPost } from './ending/follow-post.ts'
import { endPicture } from './pictures/end-picture.ts'
import { prepareVideo } from './pictures/prepare-video.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const postJobs = {
  'post.follow': async (ports, data, settings) => {
    // What changes cards of an event changes what calendars show of it.
    if (ports.calendars && !data.published)
      await ports.commit({ job: 'event.calendars', data: { postId: data.postId } })
    await followPost(ports, data, settings)
  },
  'video.take': prepareVideo,
  'picture.end': (ports, { id, initiativeId }) => endPicture(ports, id, initiativeId),
} satisfies SliceJobs
