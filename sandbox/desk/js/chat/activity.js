import { h } from '../dom.js'
import { icon } from '../icon.js'
import { state } from '../state.js'
import { momentOf, timeOf } from '../wording.js'
import { cardOf } from '../cards/card-of.js'
import { drawCard } from '../cards/draw.js'
import { markdownToHtml } from '../cards/markdown.js'
import { maryAvatar } from '../people/avatar.js'
import { attachmentsOf } from './attachments.js'
import { failures, press } from './ask.js'
import { messageMenu } from './on-message.js'
import { reactionsOf, reactMenu } from './reactions.js'

/** What an activity looks like, as one string: when it is the same, nothing is drawn again. */
export function markOf(activity) {
  return JSON.stringify([activity, failures.get(activity.id), state.me?.id])
}

/** One thing that was said, by a person or by Mary. `where` is `chat` or `channel`. */
export function drawActivity(activity, where) {
  const mine = activity.from.id === state.me?.id || activity.from.aadObjectId === state.me?.id
  const kind = activity.from.bot ? 'mary' : mine ? 'mine' : 'other'
  return h(
    'article.said',
    { 'data-kind': kind, 'data-activity': activity.id, 'aria-label': `${nameOf(activity)}, ${timeOf(activity.at)}` },
    activity.from.bot && maryAvatar(),
    h(
      'div.said-body',
      {},
      h(
        'p.said-head',
        {},
        h('span.said-name', {}, nameOf(activity)),
        h('time', { datetime: activity.at, title: momentOf(activity.at) }, timeOf(activity.at)),
        Boolean(activity.edited) && h('span.edited', {}, 'Modifié'),
      ),
      ...(activity.deleted ? [h('p.deleted', {}, 'Ce message a été supprimé.')] : content(activity, where)),
    ),
  )
}

function nameOf(activity) {
  return activity.from.bot ? 'Mary' : activity.from.name
}

function content(activity, where) {
  const card = cardOf(activity)
  const failure = failures.get(activity.id)
  return [
    Boolean(activity.summary) &&
      h('p.summary', { title: 'L’alerte, telle que le téléphone la montre' }, icon('bell'), activity.summary),
    Boolean(activity.text) && bubble(activity),
    ...attachmentsOf(activity),
    card !== undefined && framed(card, activity, where),
    Boolean(activity.note) && h('p.card-says', { role: 'status' }, activity.note),
    failure !== undefined &&
      failure !== activity.note &&
      h('p.card-says', { role: 'alert', 'data-tone': 'bad' }, failure),
    reactionsOf(activity),
    activity.from.bot && where === 'chat' && reactMenu(activity),
    !activity.waiting && messageMenu(activity, where),
  ]
}

function framed(card, activity, where) {
  const frame = h('div.card', { testid: 'card' })
  frame.append(
    drawCard(card, async pressed => {
      if (frame.getAttribute('aria-busy') === 'true') return
      frame.setAttribute('aria-busy', 'true')
      await press(activity, where, pressed)
      frame.removeAttribute('aria-busy')
    }),
  )
  return frame
}

function bubble({ text, textFormat, from }) {
  const element = h('div.bubble', {})
  if (from.bot && textFormat !== 'plain' && textFormat !== 'xml') element.innerHTML = markdownToHtml(text)
  else {
    for (const part of text.split(/(<at>.*?<\/at>)/)) {
      const name = /^<at>(.*)<\/at>$/.exec(part)?.[1]
      element.append(name === undefined ? part : h('span.mention', {}, `@${name}`))
    }
  }
  return element
}
