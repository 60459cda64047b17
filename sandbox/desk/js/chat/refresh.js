import { state, tell } from '../state.js'
import { town } from '../town.js'
import { cardOf } from '../cards/card-of.js'

// Teams refreshes a card by itself at most once a minute, for at most 60 people named in it.
const everyMs = 60_000
const last = new Map()

/** Asks for the fresh state of the cards that want it from this person, as Teams does when a chat is opened. */
export async function refreshCards(activities, where) {
  const { me } = state
  const wanting = activities.filter(activity => !activity.deleted && wants(cardOf(activity), me))
  const due = wanting.filter(({ id }) => Date.now() - (last.get(`${me.id} ${id}`) ?? 0) > everyMs)
  if (due.length === 0) return
  for (const { id } of due) last.set(`${me.id} ${id}`, Date.now())
  // A refresh that fails leaves the card as it is: Teams says nothing either.
  await Promise.allSettled(due.map(({ id }) => town.refresh(me.id, { activityId: id, in: where })))
  tell(where === 'channel' ? 'channel' : 'chat', { personId: me.id })
}

function wants(card, me) {
  return card?.refresh?.action !== undefined && card.refresh.userIds?.includes(me.teamsId)
}
