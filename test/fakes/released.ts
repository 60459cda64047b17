import assert from 'node:assert/strict'
import type { OtherChannel, PlannedRelease } from '../../src/core/domain/channels/channel.ts'
import type { Variants } from '../../src/core/domain/channels/variant.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { type Release, releaseId } from '../../src/core/domain/releases/release.ts'
import type { Instant } from '../../src/core/domain/time.ts'
import { submitPost } from '../../src/core/use-cases/posts/submission/submit-post.ts'
import { followReleases } from '../../src/core/use-cases/releases/row/follow-releases.ts'
import { publishRelease } from '../../src/core/use-cases/releases/row/publish-release.ts'
import { jobClock } from './job-clock.ts'
import { type FakePorts, settings } from './ports.ts'
import { actor, karim } from './town.ts'
import { comms, otherComms, press, written } from './walk.ts'

const words = 'Le pont rouvre lundi. https://ville.example/pont'

/** A post that goes elsewhere, with its words there, approved by both. */
export async function approvedElsewhere(
  ports: FakePorts,
  elsewhere: PlannedRelease[],
  variants: Variants = Object.fromEntries(
    [...elsewhere.map(({ channel }) => channel), 'article'].map(kind => [
      kind,
      { text: words, warning: '', pictures: [] },
    ]),
  ),
): Promise<Post> {
  const { id } = await written(ports)
  return approvedAgain(ports, id, post => ({ ...post, elsewhere, content: { ...post.content, variants } }))
}

/** The same for a draft that is there, changed by hand. */
export async function approvedAgain(ports: FakePorts, id: string, change: (post: Post) => Post): Promise<Post> {
  const draft = (await ports.posts.byId(id))!
  const row = { ...change(draft), version: draft.version + 1, revision: draft.revision + 1 }
  assert.equal(await ports.commit({ save: 'post', row, ifVersion: draft.version }), 'done')
  const result = await submitPost(ports, comms, { postId: id, revision: row.revision }, settings)
  assert.ok(result.kind === 'submitted', JSON.stringify(result))
  const { seal } = result.validation
  // Visas over what stays are carried: there a press comes too late.
  const late = ['decided', 'already-decided']
  assert.ok(late.includes((await press(ports, actor(karim, 'comms'), { id, seal }, 'approve', 0)).kind))
  assert.ok(late.includes((await press(ports, otherComms, { id, seal }, 'approve', 1)).kind))
  const post = (await ports.posts.byId(id))!
  assert.equal(post.state, 'approved')
  return post
}

/** The jobs of releases, run by the clock of the ports. */
export function releaseClock(ports: FakePorts) {
  return jobClock(
    ports,
    ({ job }) => job === 'releases.follow' || job === 'release.publish',
    async row => {
      if (row.job === 'releases.follow') await followReleases(ports, row.data.postId)
      if (row.job === 'release.publish') await publishRelease(ports, row.data.id)
    },
  )
}

export async function releaseOf(ports: FakePorts, postId: string, channel: OtherChannel): Promise<Release> {
  const release = await ports.releases.byId(releaseId(postId, channel))
  assert.ok(release, `no release on ${channel}`)
  return release
}

/** That many ms after the tests' now. */
export function inMs(ports: FakePorts, ms: number): Instant {
  return new Date(Date.parse(ports.now()) + ms).toISOString()
}
