import { h } from '../dom.js'
import { roleOf, shortRoles, shortSituations } from '../wording.js'
import { state } from '../state.js'
import { avatar } from './avatar.js'

/** One person that can be chosen. `caption` replaces the job title. */
export function option(person, choose, caption) {
  const role = roleOf(person)
  const unread = state.unread.get(person.id) ?? 0
  const button = h(
    'button.person',
    {
      type: 'button',
      testid: 'person-option',
      'data-person': person.id,
      onclick: () => choose(person),
      'aria-current': state.me?.id === person.id ? 'true' : undefined,
    },
    avatar(person),
    h(
      'span.person-text',
      {},
      h('span.person-name', {}, person.displayName),
      h('span.person-job', {}, caption ?? [person.jobTitle, person.department].filter(Boolean).join(' · ')),
    ),
    unread > 0 && h('span.badge', {}, unread > 99 ? '99+' : String(unread), h('span.hidden', {}, ' nouveautés')),
    caption === undefined && unread === 0 && tag(person, role),
  )
  return h('li', {}, button)
}

function tag(person, role) {
  const out = shortSituations[person.situation]
  if (out !== undefined) return h('span.tag', { 'data-tone': 'warn' }, out)
  if (person.userType === 'Guest') return h('span.tag', {}, 'Invité')
  if (person.kind !== 'person') return h('span.tag', {}, person.kind === 'room' ? 'Salle' : 'Boîte partagée')
  return role === 'agent' ? null : h('span.tag', { 'data-tone': role }, shortRoles[role])
}
