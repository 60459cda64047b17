import { h } from '../dom.js'

/** What Teams shows above a chat with an app: the conversation, and the app's own page. `look(isPage)`: one was chosen. */
export function chatTabs(look) {
  const names = ['Conversation', 'Onglet']
  const tabs = names.map((name, index) =>
    h(
      'button.tab',
      {
        type: 'button',
        role: 'tab',
        id: ['tab-talk', 'tab-tab'][index],
        'aria-controls': ['pane-talk', 'pane-tab'][index],
        testid: ['tab-talk', 'tab-tab'][index],
        onclick: () => choose(index),
      },
      name,
    ),
  )
  function choose(chosen) {
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(index === chosen))
      tab.tabIndex = index === chosen ? 0 : -1
    }
    look(chosen === 1)
  }
  const list = h(
    'div.tabs.chat-tabs',
    {},
    h('div', { role: 'tablist', 'aria-label': 'Conversation ou onglet' }, ...tabs),
  )
  list.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return
    const next = tabs.find(tab => tab.tabIndex === -1)
    next.click()
    next.focus()
  })
  return { element: list, choose }
}
