import { isChannelOn } from '../../core/domain/capabilities/capability.ts'
import { readTime } from '../../core/domain/broadcasts/start-time.ts'
import { type OtherChannel, otherChannels } from '../../core/domain/channels/channel.ts'
import { choicesIn, cleanText } from '../../core/domain/text.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { WeekLine } from '../../core/domain/week/week-line.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import { duplicatePost } from '../../core/use-cases/posts/writing/duplicate-post.ts'
import { planElsewhere } from '../../core/use-cases/planning/plan-elsewhere.ts'
import type { SeenRelease } from '../../core/use-cases/week/see-release.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { Verbs } from '../turn/verbs.ts'
import { drawDuplicate, drawElsewhere, type ElsewhereForm } from './drawn/draw-other-times.ts'
import { timeFields, type TypedTime } from '../written/written-slot.ts'
import { timeErrors, unknownChannel } from './time-text.ts'
import { onRelease } from './on-release.ts'
import { fieldErrors } from '../cards/faults.ts'
import { noApproverValues } from '../cards/no-approver-text.ts'
import { enumerate } from '../cards/names.ts'
import { channelName } from '../cards/release-text.ts'
import { warningTexts } from '../cards/warning-texts.ts'
import { showRelease, showWeek } from './week-verbs.ts'
import { orders } from '../turn/verb-facts.ts'

/** *Dupliquer vers…* */
export const otherTimeVerbs = {
  'week.duplicate': onRelease(orders('uncounted'), async (turn, { release }, { from }) =>
    inPlace(turn, 'week', drawDuplicate({ release, from, once: turn.ports.newId() }, turn.look), 'large'),
  ),
  'week.duplicated': onRelease(orders('draft'), (turn, { release }, { from, once, ...fields }) =>
    // Typed words are no form: each time they are meant anew.
    duplicate(turn, release, { from, once: cleanText(once) || turn.ports.newId(), typed: timeFields(turn, fields) }),
  ),
} satisfies Verbs

/** *Canaux…* */
export const elsewhereVerbs = {
  'week.elsewhere': onRelease(orders('uncounted'), async (turn, seen, { from }) => elsewhere(turn, seen, { from })),
  'week.planned': onRelease(orders('uncounted'), (turn, seen, { from, to, agreed, ...fields }) =>
    plan(turn, seen, { from, typed: timeFields(turn, fields), agreed: agreed === 'yes' }, choicesIn(to)),
  ),
  'week.unplanned': onRelease(orders('uncounted'), async (turn, seen, { from, to, agreed }) => {
    const channel = otherChannels.find(one => one === to)
    if (!channel) return refusal(turn, { kind: 'not-understood' })
    return planned(turn, seen, { from, agreed: agreed === 'yes' }, [channel], 'remove')
  }),
} satisfies Verbs

type Copying = { from: string; once: string; typed: TypedTime }

async function duplicate(turn: Turn, release: WeekLine, { from, once, typed }: Copying): Promise<Answer> {
  const { words, timeZone } = turn.look
  const at = readTime(typed, turn.ports.now(), timeZone)
  if (typeof at !== 'string') {
    const error = timeErrors(turn, at)
    return inPlace(turn, 'week', drawDuplicate({ release, from, once, typed, error }, turn.look), 'large')
  }
  const result = await duplicatePost(turn.ports, turn.actor, release.postId, at, once)
  if (result.kind !== 'created') return refusal(turn, result)
  const { post, outOf } = result
  const done = words.text('week.duplicate.done', { reference: post.reference, date: words.date(at) })
  const said = outOf === null ? done : `${done} ${words.text('week.duplicate.outside', { title: outOf.title })}`
  return showWeek(turn, localDay(at, timeZone), { said })
}

function elsewhere(turn: Turn, { release, elsewhere }: SeenRelease, form: Partial<ElsewhereForm>): Answer {
  return inPlace(turn, 'week', drawElsewhere({ release, planned: elsewhere, ...form }, turn.look), 'large')
}

/** `agreed`: the person was told that visas are asked for again. */
type Asked = { from: string; typed?: TypedTime; agreed: boolean }

async function plan(turn: Turn, seen: SeenRelease, asked: Asked & { typed: TypedTime }, to: string[]): Promise<Answer> {
  const { words, timeZone } = turn.look
  const { from, typed } = asked
  const open = otherChannels.filter(one => isChannelOn(one, turn.look.off))
  const channels = open.filter(one => to.includes(one))
  const unknown = to.find(one => channels.every(channel => channel !== one))
  const isNamed = channels.length > 0 && unknown === undefined
  const at = typed.date === '' && typed.time === '' ? null : readTime(typed, turn.ports.now(), timeZone)
  const isRead = at === null || typeof at === 'string'
  if (isNamed && isRead) return planned(turn, seen, asked, channels, { at })
  const errors = [
    unknown === undefined ? '' : unknownChannel(unknown, open, words),
    to.length === 0 ? words.text('week.elsewhere.channelError') : '',
    isRead ? '' : timeErrors(turn, at),
  ]
  return elsewhere(turn, seen, { from, to: channels.join(','), typed, error: errors.filter(Boolean).join(' ') })
}

async function planned(
  turn: Turn,
  seen: SeenRelease,
  { from, typed, agreed }: Asked,
  channels: readonly OtherChannel[],
  change: { at: Instant | null } | 'remove',
): Promise<Answer> {
  const { words } = turn.look
  const { postId, reference } = seen.release
  const plan = { postId, channel: channels, change, agreed }
  const result = await planElsewhere<never>(turn.ports, turn.actor, plan, turn.settings)
  const values = {
    reference,
    channel: enumerate(
      channels.map(one => channelName(one, words)),
      words,
    ),
  }
  const back = (said: string, refused = false) =>
    showRelease(turn, { postId, channel: 'teams' }, { from, said, ...(refused && { refused }) })
  switch (result.kind) {
    case 'planned':
    case 'same': {
      const done =
        change === 'remove'
          ? words.text('week.elsewhere.removed', values)
          : change.at === null
            ? words.text('week.elsewhere.doneWith', values)
            : words.text('week.elsewhere.done', { ...values, date: words.date(change.at) })
      const isReopened = result.kind === 'planned' && result.reopened
      return back(isReopened ? `${done} ${words.text('week.elsewhere.reopened')}` : done)
    }
    case 'sure': {
      const warnings = warningTexts(result.warnings, turn.ports.now(), words)
      const to = channels.join(',')
      const form = change === 'remove' ? { removing: channels[0]! } : { to }
      return elsewhere(turn, seen, { from, warnings, ...form, ...(typed && { typed }) })
    }
    case 'faults': {
      const all = Object.fromEntries(result.faults.map(({ field, key }) => [field, key]))
      const texts = Object.values(fieldErrors(Object.keys(all), all, words))
      return elsewhere(turn, seen, { from, to: channels.join(','), error: texts.join(' '), ...(typed && { typed }) })
    }
    case 'left':
    case 'over':
      return back(words.text(`week.release.${result.kind}`), true)
    case 'no-approver':
      return refusal(turn, result, noApproverValues(result, words))
    default:
      return refusal(turn, result)
  }
}
