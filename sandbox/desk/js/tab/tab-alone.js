import { h } from '../dom.js'
import { state } from '../state.js'
import { town } from '../town.js'
import { tabPane } from './tab-pane.js'

/**
 * `tab.html?who=…&page=week.html`: one of Mary's pages for this person, as Teams opens it by a link, as wide as on the desk. What else
 * the desk shows is neither asked nor drawn.
 */
const asked = new URLSearchParams(location.search)
state.me = await town.person(asked.get('who'))
document.title = `${state.me.displayName} · L’onglet de Mary`
const pane = tabPane()
pane.element.hidden = false
document.querySelector('.chat').replaceChildren(h('h2.chat-head', { testid: 'me' }, state.me.displayName), pane.element)
pane.open(asked.get('page') ?? '')
