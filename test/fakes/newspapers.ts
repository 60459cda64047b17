import { createHash } from 'node:crypto'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Edition } from '../../src/core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../src/core/domain/newspapers/newspaper.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import type { EditionFiles, EditionReads, Editions, Newspapers } from '../../src/core/ports/newspapers.ts'
import { fakeEditionPosts } from './edition-posts.ts'

type Papers = {
  newspapers: Omit<Newspapers, 'byId'>
  editions: Omit<Editions, 'byId'>
  editionFiles: EditionFiles
  editionReads: EditionReads
}

/** Rows in the order in which they came. */
export function fakeNewspapers(rows: {
  newspapers(): Newspaper[]
  editions(): Edition[]
  posts(): Post[]
  validations(): Validation[]
  broadcasts(): Broadcast[]
}): Papers {
  const files = new Map<string, Uint8Array>()
  const reads = new Map<string, Map<string, number>>()
  const nameOf = (id: string, production: number, kind: string): string => `${id} ${production} ${kind}`
  return {
    newspapers: {
      all: async () =>
        rows
          .newspapers()
          .toSorted((one, other) => other.state.localeCompare(one.state) || (one.name < other.name ? -1 : 1)),
    },
    editions: {
      byReference: async reference => rows.editions().find(one => one.reference === reference) ?? null,
      of: async (newspaperId, limit) =>
        rows
          .editions()
          .filter(one => one.newspaperId === newspaperId)
          .toReversed()
          .slice(0, limit),
      withMasthead: async (ids, newspaperIds) =>
        rows
          .editions()
          .filter(({ produced, newspaperId }) =>
            produced?.masthead === undefined
              ? produced !== null && newspaperIds.includes(newspaperId)
              : produced.masthead !== null && ids.includes(produced.masthead),
          ),
      withPicture: async (...ids) =>
        rows
          .editions()
          .filter(({ items }) =>
            items.some(item => item.kind === 'piece' && item.pictures.some(({ id }) => ids.includes(id))),
          ),
      current: async () => rows.editions().filter(({ state }) => ['open', 'producing', 'submitted'].includes(state)),
      ...fakeEditionPosts(rows),
      lastClosing: async ({ newspaperId, createdAt }) =>
        rows
          .editions()
          .filter(one => one.newspaperId === newspaperId && one.state === 'published' && one.createdAt < createdAt)
          .map(({ closesOn }) => closesOn)
          .toSorted()
          .at(-1) ?? null,
      servedVersions: async ({ editionId, postId, broadcastId }) => {
        const versionIn = (all: readonly { id: string; version: number }[], id: string | null): number | string =>
          all.find(one => one.id === id)?.version ?? ''
        const changing = rows.broadcasts().filter(({ targetId }) => broadcastId !== null && targetId === broadcastId)
        return [
          versionIn(rows.editions(), editionId),
          versionIn(rows.posts(), postId),
          versionIn(rows.broadcasts(), broadcastId),
          changing.length,
          changing.reduce((sum, { version }) => sum + version, 0),
        ].join(' ')
      },
      givenUp: async (before, limit) =>
        rows
          .editions()
          .filter(({ state, day, updatedAt }) => state === 'abandoned' && day < before && updatedAt < before)
          .slice(0, limit),
    },
    editionFiles: {
      put: async ({ editionId, production, kind }, bytes) => {
        const name = nameOf(editionId, production, kind)
        if (!files.has(name)) files.set(name, bytes.slice())
      },
      get: async ({ editionId, production, kind }) => files.get(nameOf(editionId, production, kind))?.slice() ?? null,
      digest: async ({ editionId, production, kind }) => {
        const bytes = files.get(nameOf(editionId, production, kind))
        return bytes ? createHash('sha256').update(bytes).digest('hex') : null
      },
      keepOnly: async (editionId, production) => {
        for (const name of files.keys())
          if (name.startsWith(`${editionId} `) && name.split(' ')[1] !== String(production)) files.delete(name)
      },
      unread: async () =>
        [...new Set([...files.keys()].map(name => name.split(' ')[0]!))].filter(id => {
          const edition = rows.editions().find(one => one.id === id)
          if (!edition || edition.state === 'abandoned') return true
          const post = rows.posts().find(one => one.id === edition.postId)
          return edition.state === 'published' && post?.state === 'taken-back'
        }),
      forget: async (editionId, production) => {
        for (const name of files.keys()) if (name.startsWith(`${editionId} ${production} `)) files.delete(name)
      },
      forgetBefore: async (editionId, production) => {
        for (const name of files.keys())
          if (name.startsWith(`${editionId} `) && Number(name.split(' ')[1]) < production) files.delete(name)
      },
    },
    editionReads: {
      add: async openings => {
        for (const { editionId, day, opened } of openings) {
          const days = reads.get(editionId) ?? new Map<string, number>()
          reads.set(editionId, days.set(day, (days.get(day) ?? 0) + opened))
        }
      },
      of: async editionId =>
        [...(reads.get(editionId) ?? [])]
          .map(([day, opened]) => ({ day, opened }))
          .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      forget: async editionId => void reads.delete(editionId),
    },
  }
}
