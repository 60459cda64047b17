import { h } from '../dom.js'

const hues = 8

/** Initials on a colour that stays the same for the same person. */
export function avatar(person, size = 'm') {
  const initials =
    person.kind === 'person' || person.kind === undefined
      ? `${person.firstName?.[0] ?? ''}${person.lastName?.[0] ?? ''}` || '?'
      : '·'
  let sum = 0
  for (const letter of person.id) sum = (sum * 31 + letter.codePointAt(0)) % 9973
  return h('span.avatar', { 'data-hue': sum % hues, 'data-size': size, 'aria-hidden': 'true' }, initials)
}

export function maryAvatar(size = 's') {
  return h('img.avatar', { src: '/desk/mary.svg', alt: '', 'data-size': size })
}
