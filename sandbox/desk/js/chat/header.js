import { h, toast } from '../dom.js'
import { icon } from '../icon.js'
import { tell } from '../state.js'
import { town } from '../town.js'
import { roles, situations } from '../wording.js'
import { avatar } from '../people/avatar.js'

/** Who one is now, and what this person may do to Mary in Teams. */
export function drawHeader(person, { installed, blocked, away }) {
  const change = async what => {
    menu.open = false
    await town.change(person.id, what).catch(error => toast(error.message, 'error'))
    tell('chat', { personId: person.id })
  }
  const doing = (what, label) => h('button.quiet', { type: 'button', testid: what, onclick: () => change(what) }, label)
  const menu = h(
    'details.menu',
    {},
    h(
      'summary',
      { 'aria-label': 'Ce que cette personne peut faire de Mary', title: 'Installer, bloquer, partir en congé…' },
      icon('more'),
    ),
    h(
      'div.menu-choices',
      {},
      installed ? doing('uninstall', 'Désinstaller Mary') : doing('install', 'Installer Mary'),
      blocked ? doing('unblock', 'Débloquer Mary') : doing('block', 'Bloquer Mary'),
      away ? doing('back', 'Revenir de congé') : doing('away', 'Partir en congé'),
    ),
  )
  menu.addEventListener('keydown', event => {
    if (event.key === 'Escape') menu.open = false
  })
  menu.addEventListener('focusout', event => {
    if (!menu.contains(event.relatedTarget)) menu.open = false
  })
  const shown = person.roles.filter(role => role !== 'agent' && role in roles)
  return h(
    'header.chat-head',
    {},
    avatar(person, 'l'),
    h(
      'div.chat-who',
      {},
      h('h2', { testid: 'me' }, h('span.you-are', {}, 'Vous êtes '), person.displayName),
      h('p', {}, [person.jobTitle, person.department].filter(Boolean).join(' · ') || 'Direction inconnue'),
      h(
        'p.tags',
        {},
        ...shown.map(role => h('span.tag', { 'data-tone': role }, roles[role])),
        person.situation in situations &&
          person.situation !== 'on-leave' &&
          person.situation !== 'not-installed' &&
          person.situation !== 'blocked' &&
          h('span.tag', { 'data-tone': 'warn' }, situations[person.situation]),
        away && h('span.tag', { 'data-tone': 'warn' }, situations['on-leave']),
        !installed && h('span.tag', { 'data-tone': 'warn' }, situations['not-installed']),
        blocked && h('span.tag', { 'data-tone': 'warn' }, situations.blocked),
      ),
    ),
    menu,
  )
}
