import { titlesOf, cardOf } from '../cards/card-of.js'
import { state } from '../state.js'
import { town } from '../town.js'

/** A button on the screen by its title (text or pattern), the latest one; dialogs come before what lies behind them. */
export function button(title, where = '') {
  const fits = text => (typeof title === 'string' ? text === title : title.test(text))
  const dialog = document.querySelector('dialog[open]')
  const scope = dialog === null ? where : 'dialog[open]'
  return [...document.querySelectorAll(`${scope} .ac-pushButton`)]
    .filter(element => element.offsetParent !== null && fits(element.textContent.trim()))
    .at(-1)
}

export const word = text => document.querySelector(`[data-word="${text}"]`)

export const personOption = person =>
  person && document.querySelector(`button.person[data-person="${CSS.escape(person.id)}"]`)

/** Mary's cards in someone's chat that came after an activity, each with its text and its buttons. */
export async function cardsOf(personId, after = '0') {
  const { activities } = await town.peek(personId)
  return activities
    .filter(({ id, from, deleted }) => from.bot && !deleted && Number(id) > Number(after))
    .flatMap(withTitles)
}

export async function lastIn(personId) {
  const { activities } = await town.peek(personId)
  return activities.at(-1)?.id ?? '0'
}

export async function cardsInChannel() {
  const { threads } = await town.channel(state.me.id)
  return threads.flatMap(thread => thread.activities.filter(({ deleted }) => !deleted).flatMap(withTitles))
}

function withTitles(activity) {
  const card = cardOf(activity)
  return card === undefined ? [] : [{ id: activity.id, text: JSON.stringify(card), titles: titlesOf(card) }]
}

export async function proposals() {
  const lists = await town.lists()
  return lists.find(({ name }) => name === 'Propositions')?.items ?? []
}

const someone = 12

/** Who among these (and those who lately got news) holds a card with this button, come after what was there before. */
export async function holderOf(title, likely, without, after) {
  const recent = [...state.unread.keys()].reverse().slice(0, someone)
  for (const id of new Set([...likely.filter(Boolean).map(person => person.id), ...recent])) {
    if (without.includes(id)) continue
    const cards = await cardsOf(id, after)
    if (cards.some(card => card.titles.includes(title))) return town.person(id)
  }
  return undefined
}
