import { h, toast } from '../dom.js'
import { icon } from '../icon.js'
import { state, tell } from '../state.js'
import { town } from '../town.js'
import { reactions } from '../wording.js'

/** The reactions an activity has. */
export function reactionsOf(activity) {
  const counts = new Map()
  for (const reaction of activity.reactions ?? []) {
    const type = typeof reaction === 'string' ? reaction : reaction.type
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  if (counts.size === 0) return null
  return h(
    'p.reactions',
    {},
    ...[...counts].map(([type, n]) =>
      h('span', { title: reactions[type]?.[1] ?? type }, `${reactions[type]?.[0] ?? type} ${n > 1 ? n : ''}`.trim()),
    ),
  )
}

/** A small menu to react with. */
export function reactMenu(activity) {
  const menu = h(
    'details.react',
    {},
    h('summary', { 'aria-label': 'Réagir', title: 'Réagir' }, icon('smile')),
    h(
      'div.react-choices',
      {},
      ...Object.entries(reactions).map(([type, [sign, label]]) =>
        h(
          'button.quiet',
          { type: 'button', 'aria-label': label, title: label, onclick: () => react(activity, type, menu) },
          sign,
        ),
      ),
    ),
  )
  menu.addEventListener('focusout', event => {
    if (!menu.contains(event.relatedTarget)) menu.open = false
  })
  return menu
}

async function react(activity, type, menu) {
  menu.open = false
  await town.react(state.me.id, { activityId: activity.id, type }).catch(error => toast(error.message, 'error'))
  tell('chat', { personId: state.me.id })
}
