import { h } from '../dom.js'
import { kinds, names } from './fault-words.js'

/** A fault to one's own measure. */
export function custom(add) {
  const select = (label, entries) =>
    h(
      'select',
      { 'aria-label': label },
      ...Object.entries(entries).map(([value, text]) => h('option', { value }, text)),
    )
  const number = (label, value, max) =>
    h('input', { type: 'number', 'aria-label': label, value, min: 1, max, required: true })
  const target = select('Qui', names)
  const kind = select('Quoi', kinds)
  const share = number('Part des demandes, en pour cent', 100, 100)
  const seconds = number('Durée en secondes', 60, 86400)
  const status = number('Code de l’erreur', 503, 599)
  status.min = 400
  const code = h('label', { hidden: true }, 'Code ', status)
  kind.addEventListener('change', () => {
    code.hidden = kind.value !== 'error'
  })
  return h(
    'details.custom',
    {},
    h('summary', {}, 'Sur mesure'),
    h(
      'form',
      {
        onsubmit: event => {
          event.preventDefault()
          add({
            target: target.value,
            kind: kind.value,
            share: Number(share.value) / 100,
            seconds: Number(seconds.value),
            ...(kind.value === 'error' ? { status: Number(status.value) } : {}),
          })
        },
      },
      target,
      kind,
      code,
      h('label', {}, share, ' % des demandes'),
      h('label', {}, seconds, ' secondes'),
      h('button.primary', { type: 'submit' }, 'Provoquer'),
    ),
  )
}
