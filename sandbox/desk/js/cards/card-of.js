export const adaptive = 'application/vnd.microsoft.card.adaptive'

/** The card that this person sees in an activity: their own, when an answer replaced it. */
export function cardOf(activity) {
  const own = [activity.mine].flat().find(Boolean)
  if (own !== undefined) return own.content ?? own
  return activity.attachments?.find(({ contentType }) => contentType === adaptive)?.content
}

/** Titles of all buttons of a card, those in folded parts and cell buttons too; spaces that do not break are spaces. */
export function titlesOf(card) {
  const titles = []
  const walk = value => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    if (String(value.type).startsWith('Action.') && typeof value.title === 'string')
      titles.push(value.title.replace(/\s/g, ' '))
    for (const [name, child] of Object.entries(value)) if (name !== 'data' && name !== 'fallback') walk(child)
  }
  walk(card)
  return titles
}
