import type { Broadcast, Confirmation } from '../../../core/domain/broadcasts/broadcast.ts'
import { endsEvent } from '../../../core/domain/events/event.ts'
import { mayReachSites } from '../../../core/domain/relays/relay-state.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { reasonText } from './draw-broadcast.ts'

/** `since`: when the first confirmation was given, for which this card asks a second person. */
export type SecondData = { broadcast: Broadcast; since: Instant; about?: 'sites' }

/**
 * « Confirmée par Fatima Weber pour 2 871 agents ; une autre personne doit confirmer »: a card of its own in the
 * channel.
 */
export function drawSecond(data: SecondData, look: Look): Card {
  if (data.about === 'sites') return drawSecondSites(data, look)
  const { words } = look
  const { broadcast, since } = data
  const { confirmation, reference, title } = broadcast
  const open = ['ready', 'scheduled', 'held'].includes(broadcast.state)
  const waiting = open && confirmation !== null && confirmation.at === since
  const state = waiting ? 'waiting' : outcomeOf(broadcast)
  return drawCard(
    'broadcasts/second',
    {
      id: broadcast.id,
      kicker: words.text('broadcasts.confirm.kicker', { reference }),
      heading: ofKind(state, broadcast, words),
      color: state === 'waiting' ? 'warning' : state === 'void' ? 'default' : 'good',
      title: words.text('common.quoted', { text: escapeLine(title) }),
      text: waiting ? confirmedText(broadcast, confirmation, look) : doneText(broadcast, state, look),
      sends: waiting && !endsEvent(broadcast),
      takesBack: waiting && broadcast.kind === 'take-back',
      callsOff: waiting && broadcast.kind === 'call-off',
      reason: reasonText(broadcast, words),
      targetId: broadcast.targetId ?? '',
      asksSites: false,
      endable: waiting,
      giveUp: ofKind('giveUp', broadcast, words),
    },
    look,
  )
}

/** The same for asking the sites: it cannot be given up here, but ends after a day. */
function drawSecondSites({ broadcast, since }: SecondData, look: Look): Card {
  const { words } = look
  const { id, reference, title, sitesConfirmation: first } = broadcast
  const own = first?.at === since ? first : null
  const waiting = own !== null && !own.second && mayReachSites(broadcast)
  const state = waiting ? 'waiting' : own?.second ? 'sentOf.sites' : 'void'
  return drawCard(
    'broadcasts/second',
    {
      id,
      kicker: words.text('broadcasts.confirm.kicker', { reference }),
      heading: words.text(`broadcasts.second.${state}`),
      color: waiting ? 'warning' : own?.second ? 'good' : 'default',
      title: words.text('common.quoted', { text: escapeLine(title) }),
      text: sitesText(own, waiting, words),
      sends: false,
      takesBack: false,
      callsOff: false,
      asksSites: waiting,
      endable: false,
      reason: '',
      targetId: '',
      giveUp: '',
    },
    look,
  )
}

function sitesText(own: Broadcast['sitesConfirmation'] | null, waiting: boolean, words: Words): string {
  if (own?.second) return words.text('broadcasts.second.sentBy', { name: escapeLine(own.second.name) })
  if (!own || !waiting) return words.text('broadcasts.second.voidText')
  const count = words.count('audience.headCount', own.people)
  return words.text('broadcasts.second.byOf.sites', { name: escapeLine(own.by.name), count })
}

/** Words for a correction or a removal differ from those for new cards. */
function ofKind(name: 'giveUp' | 'waiting' | 'sent' | 'scheduled' | 'void', { kind }: Broadcast, words: Words): string {
  const own = `broadcasts.second.${name}Of.${kind}` as const
  return words.text(words.has(own) ? own : `broadcasts.second.${name}`)
}

function outcomeOf({ state }: Broadcast): 'sent' | 'scheduled' | 'void' {
  switch (state) {
    case 'scheduled':
      return 'scheduled'
    case 'planning':
    case 'running':
    case 'paused':
    case 'done':
      return 'sent'
    case 'ready':
    case 'held':
    case 'stopped':
    case 'cancelled':
      return 'void'
  }
}

function confirmedText({ kind }: Broadcast, { by, people, scheduledFor }: Confirmation, { words }: Look): string {
  const values = { name: escapeLine(by.name), count: words.count('audience.headCount', people) }
  const own = `broadcasts.second.byOf.${kind}` as const
  return scheduledFor === null
    ? words.text(words.has(own) ? own : 'broadcasts.second.by', values)
    : words.text('broadcasts.second.byAt', { ...values, slot: words.date(scheduledFor) })
}

function doneText(
  { sentBy, scheduledFor }: Broadcast,
  state: 'waiting' | 'sent' | 'scheduled' | 'void',
  { words }: Look,
): string {
  const name = escapeLine(sentBy?.name ?? '')
  if (state === 'scheduled' && scheduledFor !== null)
    return words.text('broadcasts.second.scheduledBy', { name, slot: words.date(scheduledFor) })
  return state === 'sent' ? words.text('broadcasts.second.sentBy', { name }) : words.text('broadcasts.second.voidText')
}
