import { h } from './dom.js'
import { icon } from './icon.js'
import { isPhone, look, on, sides, state } from './state.js'

const labels = {
  people: 'Personnes',
  chat: 'Mary',
  channel: 'Canal',
  list: 'Liste',
  public: 'Public',
  mail: 'Courriels',
  faults: 'Pannes',
}

/** The tabs of the right column, and on a phone the bar at the bottom that shows one view at a time. */
export function startTabs() {
  const list = document.querySelector('.tabs [role=tablist]')
  const tabs = sides.map(view =>
    h(
      'button.tab',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${view}`,
        testid: `tab-${view}`,
        'aria-controls': `pane-${view}`,
        onclick: () => look(view),
      },
      icon(view),
      labels[view],
      dot(),
    ),
  )
  const grow = h(
    'button.quiet.square.grow',
    {
      type: 'button',
      'aria-label': 'Agrandir',
      title: 'Agrandir',
      'aria-pressed': 'false',
      onclick: () => grow.setAttribute('aria-pressed', String(document.body.classList.toggle('grown'))),
    },
    icon('grow'),
  )
  list.replaceChildren(...tabs)
  // A list of tabs holds tabs alone.
  list.after(grow)
  list.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = tabs[(sides.indexOf(state.side) + step + tabs.length) % tabs.length]
    next.click()
    next.focus()
  })
  const bar = Object.keys(labels).map(view =>
    h(
      'button.view',
      {
        type: 'button',
        'data-view': view,
        testid: `view-${view}`,
        onclick: () => look(view),
      },
      icon(view),
      labels[view],
      dot(),
    ),
  )
  document.querySelector('nav.bottom').replaceChildren(...bar)

  const mark = () => {
    for (const [index, tab] of tabs.entries()) {
      const on = sides[index] === state.side
      tab.setAttribute('aria-selected', String(on))
      tab.tabIndex = on ? 0 : -1
      if (on && (state.view === state.side || !isPhone())) delete tab.dataset.news
    }
    for (const button of bar) {
      const on = button.dataset.view === state.view
      if (on) button.setAttribute('aria-current', 'page')
      else button.removeAttribute('aria-current')
      if (on) delete button.dataset.news
    }
  }
  on('view', mark)
  for (const [type, view] of [
    ['channel', 'channel'],
    ['list', 'list'],
    ['public', 'public'],
    ['mail', 'mail'],
    ['chat', 'chat'],
  ]) {
    on(type, event => {
      if (view === 'chat' && event.personId !== state.me?.id) return
      const isNews = view === 'chat' || view === 'channel' ? event.isNew : !event.again
      if (!isNews) return
      const seen = isPhone() ? state.view === view : view === 'chat' || state.side === view
      if (seen) return
      for (const button of [...tabs, ...bar]) {
        if (button.id === `tab-${view}` || button.dataset.view === view) button.dataset.news = ''
      }
    })
  }
  mark()
}

function dot() {
  return h('span.dot', { 'aria-hidden': 'true' })
}
