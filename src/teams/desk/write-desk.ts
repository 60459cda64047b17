import { departmentState } from '../../core/domain/calls/call.ts'
import type { PostEnd } from '../../core/domain/posts/post-end.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { dueOf } from '../../core/domain/validations/dues.ts'
import type { DeskSeen, OwnPost } from '../../core/use-cases/desk/see-desk.ts'
import type { OwnIdea } from '../../core/use-cases/posts/list-own.ts'
import { stateOf } from '../../core/domain/relays/relay-state.ts'
import { keysOf, type Words } from '../../words.ts'
import type { sendVerbs } from '../broadcasts/send-verbs.ts'
import type { callVerbs } from '../calls/call-verbs.ts'
import { postState, waitingStep } from '../cards/state-names.ts'
import type { ownVerbs } from '../initiatives/see-own.ts'
import type { postVerbs } from '../posts/post-verbs.ts'
import type { relayVerbs } from '../relays/relay-verbs.ts'
import type { validationVerbs } from '../validations/validation-verbs.ts'
import type { WrittenDesk, WrittenItem, WrittenList } from './written-desk.ts'

/** Each shows the card of one thing to people who may see it. */
type DeskVerb =
  | keyof typeof validationVerbs
  | keyof typeof ownVerbs
  | keyof typeof callVerbs
  | keyof typeof relayVerbs
  | keyof typeof postVerbs
  | keyof typeof sendVerbs

export type Desk = WrittenDesk<DeskVerb>
type DeskList = WrittenList<DeskVerb>
type DeskItem = WrittenItem<DeskVerb>

const key = keysOf('tab.desk')

type Reading = { words: Words; now: Instant }

/** Calls and sites are left out for people whom none asks, and own posts for people who are not of comms. */
export function writeDesk(seen: DeskSeen, { name, ...reading }: Reading & { name: string }): Desk {
  const { waits, calls, sites, proposed, wrote, away } = seen
  return {
    name,
    lists: [
      ...(away === null ? [] : [listOf('away', reading, [], null)]),
      waitsList(waits, reading),
      ...(calls.asked.length > 0 ? [callsList(calls, reading)] : []),
      ...(sites.asked.length > 0 ? [sitesList(sites, reading)] : []),
      proposedList(proposed, reading),
      ...(wrote === null ? [] : [wroteList(wrote, reading)]),
    ],
  }
}

function listOf(id: DeskList['id'], { words }: Reading, items: DeskItem[], others: string | null): DeskList {
  return { id, title: words.text(key(`${id}.title`)), empty: words.text(key(`${id}.empty`)), items, others }
}

function waitsList({ lines, others, asked }: DeskSeen['waits'], reading: Reading): DeskList {
  const { words } = reading
  const visas = lines.map(({ validation }) => visaItem(validation, reading))
  const questions = asked.map(({ id, reference, title }): DeskItem => ({
    id: `question ${id}`,
    title,
    line: lineOf(reference, words.text(key('waits.question')), words),
    open: { verb: 'initiative.see', data: { initiativeId: id } },
  }))
  const more = others === 0 ? null : words.count(key('waits.more'), others)
  return listOf('waits', reading, [...visas, ...questions], more)
}

function visaItem(validation: Validation, { words, now }: Reading): DeskItem {
  const { id, postId, seal, current, reference, title } = validation
  const due = dueOf(validation)
  const said =
    due === null
      ? words.text(key('waits.visa'))
      : words.text(key(due <= now ? 'waits.late' : 'waits.before'), { date: words.date(due) })
  return {
    id,
    title,
    line: lineOf(reference, said, words),
    open: { verb: 'validation.see', data: { postId, seal, step: current } },
  }
}

function callsList({ asked, others }: DeskSeen['calls'], reading: Reading): DeskList {
  const { words } = reading
  const items = asked.map(({ call, row, came }): DeskItem => {
    const state = words.text(`states.callDepartment.${departmentState({ row, came })}`)
    const values = { department: row.department, state, date: words.date(call.closesAt) }
    return {
      id: row.id,
      title: call.title,
      line: lineOf(call.reference, words.text(key('calls.line'), values), words),
      open: { verb: 'call.see', data: { departmentId: row.id } },
    }
  })
  return listOf('calls', reading, items, others === 0 ? null : words.count(key('calls.more'), others))
}

function sitesList({ asked, others }: DeskSeen['sites'], reading: Reading): DeskList {
  const { words } = reading
  const items = asked.map(({ round, task }): DeskItem => {
    const state = words.text(`relays.mine.state.${stateOf(task, round)}`)
    return {
      id: task.id,
      title: round.title,
      line: lineOf(task.reference, words.text(key('sites.line'), { site: task.site.name, state }), words),
      open: { verb: 'relay.see', data: { taskId: task.id } },
    }
  })
  return listOf('sites', reading, items, others === 0 ? null : words.count(key('sites.more'), others))
}

function proposedList({ own, others, away }: DeskSeen['proposed'], reading: Reading): DeskList {
  const { words } = reading
  const items = own.map((idea): DeskItem => {
    const { id, reference, title } = idea.initiative
    return {
      id: reference,
      title,
      line: lineOf(reference, standing(idea, away.includes(id), words), words),
      open: { verb: 'initiative.see', data: { initiativeId: id } },
    }
  })
  return listOf('proposed', reading, items, others ? words.text(key('others')) : null)
}

/** The last event of a proposal, in one sentence. */
function standing({ initiative, post, ended, publishedAt }: OwnIdea, away: boolean, words: Words): string {
  const { state, decision, takenBy, laterOn } = initiative
  const name = (decision?.by ?? takenBy)?.name ?? ''
  if (publishedAt !== null) return words.text('initiatives.mine.published', { date: words.date(publishedAt) })
  if (ended !== null) return endText(ended, words)
  if (post !== null) return words.text(`initiatives.outcome.post.${post.state}`, { name })
  return words.text(`initiatives.receipt.now.${away && state === 'received' ? 'away' : state}`, {
    name,
    day: laterOn ? words.day(laterOn) : '',
  })
}

function endText({ state, by, at }: PostEnd, words: Words): string {
  if (by === null || at === null) return words.text(`initiatives.told.${state}`)
  return words.text(`initiatives.told.${state}By`, { name: by.name, date: words.date(at) })
}

function wroteList({ posts, others }: NonNullable<DeskSeen['wrote']>, reading: Reading): DeskList {
  const { words } = reading
  const items = posts.map((own): DeskItem => {
    const { id, reference, content } = own.post
    return {
      id,
      title: content.title || reference,
      line: lineOf(reference, whereItIs(own, words), words),
      open: openPost(own),
    }
  })
  return listOf('wrote', reading, items, others ? words.text(key('others')) : null)
}

/** Its state, and who has it or when it leaves. */
function whereItIs({ post, validation }: OwnPost, words: Words): string {
  const state = postState(post, words)
  const waits = validation?.state === 'waiting' ? waitingStep(validation, words) : null
  if (waits) {
    const said = words.text('posts.list.waiting', { names: waits.names, date: words.date(waits.since) })
    return words.text(key('wrote.line'), { state, said })
  }
  if (post.slot === null || post.state === 'broadcast') return state
  return words.text(key('wrote.line'), { state, said: words.text('posts.list.slot', { date: words.date(post.slot) }) })
}

/** A draft opens in the editor; one with approvers, or refused, with its steps; one being sent with its broadcast. */
function openPost({ post }: OwnPost): DeskItem['open'] {
  const { id: postId, state, broadcastId, validationId } = post
  const sent = state === 'approved' || state === 'broadcasting' || state === 'broadcast' || state === 'taken-back'
  if (sent && broadcastId !== null) return { verb: 'broadcast.show', data: { broadcastId } }
  if (state !== 'draft' && validationId !== null) return { verb: 'validation.track', data: { postId } }
  return { verb: 'post.edit', data: { postId } }
}

function lineOf(reference: string, said: string, words: Words): string {
  return words.text(key('line'), { reference, said })
}
