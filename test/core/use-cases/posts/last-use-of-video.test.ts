import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { MediaVideo } from '../../../../src/core/domain/pictures/media-video.ts'
import type { Post, PostState, SealedVersion } from '../../../../src/core/domain/posts/post.ts'
import { videoOfPost } from '../../../../src/core/domain/posts/pictures/sort-pictures.ts'
import { later } from '../../../../src/core/domain/time.ts'
import type { Release } from '../../../../src/core/domain/releases/release.ts'
import { newsMs } from '../../../../src/core/use-cases/broadcasts/end-pictures.ts'
import { endPicture } from '../../../../src/core/use-cases/posts/pictures/end-picture.ts'
import { endProposalFiles } from '../../../../src/core/use-cases/retention/end-proposal-files.ts'
import { filmFacts } from '../../../fakes/a-film.ts'
import { aMedia } from '../../../fakes/a-media.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { broadcast, post } from '../../../postgres/rows.ts'

const folders = { proposal: 'Propositions/PROP-2026-0001', own: 'Vidéos/VIS-2026-d' }
type Where = keyof typeof folders
const states: Record<PostState, 'leaves' | null> = {
  draft: null,
  'in-validation': 'leaves',
  approved: 'leaves',
  refused: null,
  broadcasting: 'leaves',
  broadcast: null,
  'taken-back': null,
  cancelled: null,
}
const all = Object.keys(states) as PostState[]
const facts = filmFacts()
const film = {
  ...{ id: 'film', digest: 'd', name: 'pont.mp4', title: 'Pont', url: 'https://l/pont.mp4', facts },
  consent: { answer: 'nobody', by: { id: 'camille', name: 'camille' }, at: '2026-11-01T08:00:00.000Z' },
} as const
const sealed = (number: number, change: Partial<SealedVersion>): SealedVersion =>
  ({ number, seal: `seal ${number}`, ...change }) as SealedVersion
const shows = sealed(1, { video: 'd' })
const showsNot = sealed(2, {})

describe('a video is never binned before its last use', () => {
  let ports: FakePorts
  let binned: string[]
  beforeEach(() => {
    ports = createFakePorts()
    binned = []
    ports.libraryBin = { remove: async (folder, name) => binned.push(`${folder}/${name}`) > 0 }
  })
  const lies = (where: Where, change: Partial<MediaVideo> = {}) => {
    const video = { facts, folder: folders[where], name: 'pont.mp4', url: film.url, ...change }
    ports.tamper('media', aMedia('d', { kind: 'video', pictureIds: ['film'], video }))
  }
  const row = (change: Partial<Post>) => ports.tamper('post', post({ id: 'p', ...change }))
  const end = (where: Where) =>
    where === 'own'
      ? endPicture(ports, 'film', null)
      : endProposalFiles(ports, {
          folder: folders.proposal,
          author: 'camille',
          files: [{ name: 'pont.mp4', videoIds: ['film'] }],
        })
  /** Whether it stays, of a row that may say when its cards leave. */
  const stays = async (where: Where, until?: string): Promise<boolean> => {
    lies(where, until === undefined ? {} : { until })
    ports.jobs.length = 0
    await end(where)
    assert.equal((await ports.media.byId('d'))?.video?.url === null, binned.length > 0)
    return binned.splice(0).length === 0
  }
  const asked = () => ports.jobs.flatMap(job => ('inMs' in job ? [[job.job, job.inMs]] : []))
  const past = () => later(ports.now(), -1)

  for (const where of ['proposal', 'own'] as const) {
    describe(where === 'own' ? 'of its own folder' : 'of a proposal that is gone', () => {
      it('that no post has goes', async () => {
        assert.equal(await stays(where), false)
      })

      for (const state of all)
        it(`of which only the version that was sealed has it, of a post that is ${state}`, async () => {
          const isKept = states[state] === 'leaves'
          row({ state, sealed: [shows] })
          assert.deepEqual([await stays(where), await stays(where, past())], [isKept, isKept])
          row({ state, sealed: [sealed(1, { variants: [{ video: { digest: 'd' } }] as never })] })
          assert.equal(await stays(where), isKept, 'in the words of another channel')
          row({ state, sealed: [shows, showsNot] })
          assert.equal(await stays(where), false, 'no version that leaves has it')
        })

      it('comes again for it each week', async () => {
        row({ state: 'approved', sealed: [shows] })
        await stays(where)
        const job = where === 'own' ? 'picture.end' : 'proposal.files-end'
        assert.deepEqual(asked(), [[job, 7 * 24 * 60 * 60_000]])
      })

      for (const [name, change, isKept] of [
        ['planned for an hour', { state: 'planned', at: '2026-12-01T08:00:00.000Z' }, true],
        ['on its way', { state: 'publishing' }, true],
        ['planned for nobody knows when', { state: 'planned', at: null }, false],
        ['out', { state: 'published' }, false],
        ['of other words', { state: 'planned', at: '2026-12-01T08:00:00.000Z', seal: 'seal 2' }, false],
      ] satisfies [string, Partial<Release>, boolean][])
        it(`${isKept ? 'stays' : 'goes'}, of which another channel has words that are ${name}`, async () => {
          row({ state: 'broadcast', sealed: [shows, showsNot] })
          const { seal } = shows
          ports.tamper('release', { id: 'p:site', postId: 'p', channel: 'site', at: null, seal, ...change } as Release)
          assert.equal(await stays(where), isKept)
        })

      describe('on cards that people have', () => {
        const stand = (change: Partial<Broadcast> = {}, state: PostState = 'broadcast') => {
          row({ state, broadcastId: 'sent', sealed: [shows, showsNot] })
          const rendered = { locale: 'fr', summary: '', card: '{"id":"video~film"}' } as const
          const sent = { id: 'sent', kind: 'send', targetId: null, state: 'done', postId: 'p', rendered } as const
          ports.tamper('broadcast', broadcast({ ...sent, startedAt: ports.now(), ...change }))
        }

        it('stays until the end that they have, and where they have none gets one', async () => {
          stand()
          assert.equal(await stays(where), true)
          assert.equal((await ports.media.byId('d'))?.video?.until, later(ports.now(), newsMs))
          assert.equal(await stays(where, later(ports.now(), 1)), true)
          assert.equal(await stays(where, past()), false)
        })

        it('goes, where it was confirmed that they go', async () => {
          stand()
          const removal = { id: 'removal', kind: 'take-back', targetId: 'sent', state: 'planning' } as const
          ports.tamper('broadcast', broadcast(removal))
          assert.equal(await stays(where), false)
        })

        for (const [what, change, state] of [
          ['were taken back', {}, 'taken-back'],
          ['did not leave', { startedAt: null }, 'broadcast'],
          ['show another', { rendered: { locale: 'fr', summary: '', card: '{"id":"video~other"}' } }, 'broadcast'],
          ['are over', { expiresOn: '2026-11-01' }, 'broadcast'],
        ] satisfies [string, Partial<Broadcast>, PostState][])
          it(`goes, where they ${what}`, async () => {
            stand(change, state)
            assert.equal(await stays(where), false)
          })
      })
    })
  }

  it('of a proposal goes, where the film lies elsewhere since: that is still opened there', async () => {
    for (const change of [{ folder: folders.own }, { name: 'autre.mp4' }]) {
      lies('proposal', change)
      await end('proposal')
      const { video } = (await ports.media.byId('d'))!
      assert.deepEqual([binned.splice(0).length, video?.url], [1, film.url])
    }
    row({ state: 'approved', sealed: [shows] })
    await end('proposal')
    assert.deepEqual(binned, [], 'what is to leave may open it here')
  })

  it('is looked at once more, where its row never stops moving', async () => {
    lies('proposal')
    ports.commit = async () => 'stale'
    await assert.rejects(end('proposal'), Unavailable)
    assert.deepEqual(binned, [])
  })

  for (const state of all)
    it(`that a post shows, which is ${state}, stays past its time as long as it is to leave`, async () => {
      const plain = post({ id: 'p' })
      row({ state, content: { ...plain.content, video: film } })
      assert.equal(await stays('proposal', past()), true, 'its own end says first that it is gone')
      assert.equal(await stays('own', past()), states[state] === 'leaves')
      const gone = videoOfPost((await ports.posts.byId('p'))!)?.gone ?? false
      assert.equal(gone, states[state] === null)
      if (gone) assert.equal(await stays('proposal', past()), false)
    })
})
