import { refresh } from '../../../change.ts'
import type { Initiative } from '../../../domain/initiatives/initiative.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import { isAway, type Placement } from '../../../domain/placements/placement.ts'
import type { Sector } from '../../../domain/sectors/sector.ts'
import type { Ports } from '../../../ports.ts'
import { isRecent, type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { awaitsRoute, placeOfInitiative } from '../../sectors/where-cards-lie.ts'
import { areMany, untilTogether } from './kept-rewritten.ts'
import { authorOf, ofInitiative, postOf, toAuthor } from './kept-told.ts'
import { authorUnreached } from './unreached.ts'

export type InitiativeCards =
  'receipt' | 'inbox' | 'question' | 'answer' | 'outcome' | 'credit-lost' | 'quoted' | 'edited' | 'rewritten'
type Needs = Pick<Ports, 'initiatives' | 'listedItems' | 'posts' | 'deliveries' | 'placements' | 'sectors'>

export const keptInitiatives: KeptCards<InitiativeCards, Needs> = {
  receipt: {
    ...toAuthor,
    see: async (ports, { initiativeId }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      if (!initiative) return null
      const inbox = await ports.placements.byKey(keyOf({ card: 'inbox', initiativeId }))
      const face = { face: 'receipt', initiative, post: await postOf(ports, initiative) } as const
      return { to: authorOf(initiative), face: { ...face, ...(inbox && isAway(inbox) && { away: true as const }) } }
    },
  },
  /** Only in the channel of its sector while it waits; after the decision it stays where it is. */
  inbox: {
    ...ofInitiative,
    see: async (ports, { initiativeId }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      if (!initiative) return null
      const unreached = await authorUnreached(ports, initiative)
      const { to, sector } = await placeOfInitiative(ports, initiative)
      return { to, face: { face: 'inbox', initiative, unreached, sector } }
    },
    // The author's receipt shows where it is.
    whoWaits: ({ initiative }) => [refresh({ card: 'receipt', initiativeId: initiative.id })],
    notBefore: async (ports, { initiativeId }, { now }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      return initiative && awaitsRoute(ports, initiative, now)
    },
  },
  question: {
    ...toAuthor,
    see: async ({ initiatives }, { initiativeId, index }) => {
      const initiative = await initiatives.byId(initiativeId)
      if (!initiative?.questions[index]) return null
      return { to: authorOf(initiative), face: { face: 'question', initiative, index } }
    },
    isWaitedFor: ({ initiative: { state, questions }, index }) =>
      state === 'asked' && questions[index]?.answer === null,
    whoWaits: ({ initiative }) => [refresh({ card: 'inbox', initiativeId: initiative.id })],
  },
  /** In the thread of the inbox card, where the buttons are. */
  answer: {
    ...ofInitiative,
    see: async (ports, { initiativeId, index }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      if (!initiative?.questions[index]?.answer) return null
      return { to: await inThread(ports, initiative), face: { face: 'answer', initiative, index } }
    },
  },
  outcome: {
    ...toAuthor,
    see: async (ports, { initiativeId }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      if (!initiative) return null
      return { to: authorOf(initiative), face: { face: 'outcome', initiative, post: await postOf(ports, initiative) } }
    },
    isWaitedFor: ({ initiative }, now) => isRecent(initiative.decision?.at, now),
  },
  'credit-lost': {
    ...ofInitiative,
    see: async (ports, { initiativeId }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      const post = initiative && (await postOf(ports, initiative))
      if (!post) return null
      const to = await inThread(ports, initiative)
      return { to, face: { face: 'credit-lost', initiative, post } }
    },
    isWaitedFor: ({ post }) => post.state === 'draft',
  },
  /** For information; once the message is forgotten, the card stays as it is. */
  quoted: {
    reference: toAuthor.reference,
    title: toAuthor.title,
    reader: ({ initiative }) => initiative.from?.by?.name ?? '',
    see: async ({ initiatives }, { initiativeId }) => {
      const initiative = await initiatives.byId(initiativeId)
      const { by = null, told = false } = initiative?.from ?? {}
      if (!initiative || !by || !told) return null
      return { to: { kind: 'person', id: by.id }, face: { face: 'quoted', initiative } }
    },
    isWaitedFor: neverWaitedFor,
  },
  edited: {
    ...toAuthor,
    see: async ({ initiatives }, { initiativeId, at }) => {
      const initiative = await initiatives.byId(initiativeId)
      const edit = initiative?.edits?.find(one => one.at === at)
      return initiative && edit ? { to: authorOf(initiative), face: { face: 'edited', initiative, edit } } : null
    },
    isWaitedFor: neverWaitedFor,
  },
  rewritten: {
    ...ofInitiative,
    see: async (ports, { initiativeId, at }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      if (!initiative || (await areMany(ports, at))) return null
      return { to: await inThread(ports, initiative), face: { face: 'rewritten', initiative, at } }
    },
    notBefore: async (_ports, { at }, { now }) => untilTogether(at, now),
    isWaitedFor: neverWaitedFor,
  },
}

/** Nothing can be answered in a channel that was lost. */
function isThere(to: Placement['to'], sectors: readonly Sector[]): to is Extract<Placement['to'], { kind: 'channel' }> {
  if (to.kind !== 'channel') return false
  return to.channel === undefined || sectors.every(({ channel }) => channel?.id !== to.channel || !channel?.lostAt)
}

/** In the thread of the inbox card, if that is in the right channel. */
async function inThread(ports: Needs, initiative: Initiative): Promise<Placement['to']> {
  const inbox = await ports.placements.byKey(keyOf({ card: 'inbox', initiativeId: initiative.id }))
  const { to, all } = await placeOfInitiative(ports, initiative)
  const thread = inbox && isThere(inbox.to, all) ? inbox.conversationId : null
  return inbox?.to.kind === 'channel' && thread !== null ? { ...inbox.to, thread } : to
}
