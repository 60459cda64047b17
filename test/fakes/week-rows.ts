import type { Rows } from '../../src/core/change.ts'
import { outlineOf, sendOutlineOf } from '../../src/core/domain/week/outline.ts'
import type { WeekRow } from '../../src/core/domain/week/week-row.ts'
import type { WeekRows } from '../../src/core/ports/stores.ts'

type All = <K extends 'post' | 'broadcast' | 'validation' | 'initiative' | 'release'>(kind: K) => Rows[K][]

/** In memory, as the database answers; `all`: rows in the order in which they were made. */
export function fakeWeekRows(all: All): WeekRows {
  const rowOf = (post: Rows['post']): WeekRow => {
    const [send] = all('broadcast')
      .filter(one => one.postId === post.id)
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id))
      .flatMap(one => sendOutlineOf(one) ?? [])
    const validation = all('validation').find(({ id }) => id === post.validationId)
    const initiative = all('initiative').find(({ id }) => id === post.initiativeId)
    return {
      post: outlineOf(post),
      send: send ?? null,
      validation: validation ? outlineOfValidation(validation) : null,
      department: initiative?.department ?? null,
      releases: all('release')
        .filter(one => one.postId === post.id)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ channel, state, at, left, declared }) => ({ channel, state, at: left?.at ?? declared?.at ?? at })),
    }
  }
  const leaves = ({ post, send }: WeekRow) => send?.startedAt ?? send?.scheduledFor ?? post.slot
  return {
    within: async (from, to, limit) =>
      all('post')
        .map(rowOf)
        .filter(row => {
          const { post } = row
          const days = post.event === null ? [] : [`${post.event.date}T12:00:00.000Z`]
          const times = [leaves(row), post.slot, ...[...post.elsewhere, ...row.releases].map(({ at }) => at), ...days]
          return times.some(at => at !== null && at >= from && at < to)
        })
        .toSorted((a, b) => (a.post.id < b.post.id ? -1 : 1))
        .slice(0, limit),
    undated: async limit =>
      all('post')
        .map(rowOf)
        .filter(row => ['draft', 'in-validation', 'approved'].includes(row.post.state) && leaves(row) === null)
        .toSorted((a, b) => b.post.updatedAt.localeCompare(a.post.updatedAt) || a.post.id.localeCompare(b.post.id))
        .slice(0, limit),
    ofCampaign: async (campaignId, limit) =>
      all('post')
        .map(rowOf)
        .filter(({ post }) => post.campaignId === campaignId && post.state !== 'cancelled')
        .slice(0, limit),
    ofPost: async postId =>
      all('post')
        .map(rowOf)
        .find(({ post }) => post.id === postId) ?? null,
  }
}

function outlineOfValidation(validation: Rows['validation']): WeekRow['validation'] {
  const { id, state, seal, steps, current, deadline, missed, urgent, reassignments, authors } = validation
  return { id, state, seal, steps, current, deadline, missed, urgent, reassignments, authors }
}
