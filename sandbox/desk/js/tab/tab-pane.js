import { h } from '../dom.js'
import { state } from '../state.js'
import { hostFrame } from './host.js'

const themes = { default: 'Clair', dark: 'Sombre', contrast: 'Contraste' }
const dark = matchMedia('(prefers-color-scheme: dark)')

/** The page « Mary » as Teams opens it beside the conversation, for whoever's place is taken. */
export function tabPane() {
  const seen = { me: null, theme: dark.matches ? 'dark' : 'default', signsOn: true }
  const place = h('div.tab-frame', {})
  let host
  const theme = h(
    'select',
    { testid: 'tab-theme', onchange: () => host?.setTheme((seen.theme = theme.value)) },
    ...Object.entries(themes).map(([value, name]) => h('option', { value, selected: value === seen.theme }, name)),
  )
  const signsOn = h('input', {
    type: 'checkbox',
    checked: true,
    testid: 'tab-signs-on',
    onchange: () => {
      seen.signsOn = signsOn.checked
      open()
    },
  })

  function close() {
    host?.end()
    host = undefined
    place.replaceChildren()
  }

  function open() {
    close()
    seen.me = state.me
    const frame = h('iframe', { title: 'Mary', testid: 'tab-frame' })
    host = hostFrame(frame, seen)
    place.append(frame)
    frame.src = '/tab/'
  }

  const bar = h('div.tab-bar', {}, h('label', {}, 'Thème ', theme), h('label', {}, signsOn, ' Teams dit qui regarde'))
  return {
    element: h(
      'div.tab-pane',
      { id: 'pane-tab', role: 'tabpanel', 'aria-labelledby': 'tab-tab', hidden: true },
      bar,
      place,
    ),
    open,
    close,
  }
}
