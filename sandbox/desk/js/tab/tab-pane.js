import { h } from '../dom.js'
import { state } from '../state.js'
import { hostFrame, setTheme, teams } from './host.js'

const themes = { default: 'Clair', dark: 'Sombre', contrast: 'Contraste' }

/** A page of Mary's as Teams opens it beside the conversation, for the person whose place is taken. */
export function tabPane() {
  const place = h('div.tab-frame', {})
  let end
  let shown = ''
  const theme = h(
    'select',
    { testid: 'tab-theme', onchange: () => setTheme(theme.value) },
    ...Object.entries(themes).map(([value, name]) => h('option', { value, selected: value === teams.theme }, name)),
  )
  const signsOn = h('input', {
    type: 'checkbox',
    checked: true,
    testid: 'tab-signs-on',
    onchange: () => {
      teams.signsOn = signsOn.checked
      open(shown)
    },
  })

  function close() {
    end?.()
    end = undefined
    place.replaceChildren()
  }

  /** `page`: its address below the tab's. */
  function open(page = '') {
    close()
    shown = page
    const frame = h('iframe', { title: 'Mary', testid: 'tab-frame' })
    end = hostFrame(frame, state.me)
    place.append(frame)
    frame.src = `/tab/${page}`
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
