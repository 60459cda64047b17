import assert from 'node:assert/strict'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import type { PostVideo } from '../../../../../src/core/domain/posts/post-video.ts'
import { ledTo } from '../../../../../src/core/domain/posts/pictures/trail-rows.ts'
import { post as row } from '../../../../postgres/rows.ts'

const video = (id: string) => ({ id, digest: id, name: `${id}.mp4` }) as PostVideo
const { content, ...rest } = row({ id: 'post' })
const correcting = { content: { ...content, video: video('on-cards') } } as Post['correcting']

/** What the post has, and which parts of it stay with it. */
const table: [string, Post, string[]][] = [
  ['neither pictures nor a video', { ...rest, content }, []],
  ['a video', { ...rest, content: { ...content, video: video('shown') } }, ['shown']],
  ['a video that waits for an answer', { ...rest, content, videoAside: video('aside') }, ['aside']],
  ['the one of the cards, while it is corrected', { ...rest, content, correcting }, ['on-cards']],
]

describe('what stands and falls with a post', () => {
  for (const [what, post, parts] of table)
    it(what, () => assert.deepEqual(ledTo({ initiative: null, post }, []), { rows: ['post'], parts }))
})
