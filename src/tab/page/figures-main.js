import { createApi } from './api.js'
import { byId, element, sayAloud } from './element.js'
import { askFigures } from './figures-api.js'
import { drawFigures } from './figures-draw.js'
import { loadedAgainAfterMs, startPage } from './start-page.js'
import { showTabs } from './tabs.js'
import { endWhole, showWhole } from './whole-page.js'

/** @import { Api, Refusal } from './api.js' */
/** @import { FiguresPage, Which } from './figures-api.js' */
/** @import { Text } from './words.js' */

/**
 * Of several periods that were asked for, the last one is shown, whichever answer comes last; and it alone is asked for
 * again.
 * @param {Api} api
 * @param {Text} text
 * @returns {(which: Which) => Promise<void>}
 */
function showingLast(api, text) {
  let last = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const show = async (/** @type {Which} */ which) => {
    const mine = ++last
    clearTimeout(timer)
    byId('main').setAttribute('aria-busy', 'true')
    const answer = await askFigures(api, which)
    if (mine !== last) return
    if (answer.kind === 'answered') return showPage(answer.value, text, chooser(api, text, answer.value, show))
    const again = () => void show(which)
    showRefusal(answer, text, again)
    // She may answer soon: it is asked for again by itself.
    if ('retryMs' in answer) timer = setTimeout(again, answer.retryMs ?? loadedAgainAfterMs)
  }
  return show
}

/**
 * @param {FiguresPage} page
 * @param {Text} text
 * @param {HTMLElement[]} choice
 */
function showPage(page, text, choice) {
  const address = new URL(location.href)
  address.searchParams.set('unit', page.unit)
  address.searchParams.set('at', page.at)
  history.replaceState(null, '', address)
  byId('hello').textContent = text('figures.shown', { title: page.title })
  document.title = `${text('figures.shown', { title: page.title })} – Mary`
  const focused = document.activeElement?.id
  byId('choose').replaceChildren(...choice)
  byId('shown').replaceChildren(...drawFigures(page))
  endWhole()
  if (focused !== undefined && focused !== '') document.getElementById(focused)?.focus()
  sayAloud(text('figures.shown', { title: page.title }))
}

/**
 * Which period, and what may be done with it.
 * @param {Api} api
 * @param {Text} text
 * @param {FiguresPage} page
 * @param {(which: Which) => Promise<void>} show
 */
function chooser(api, text, page, show) {
  const { unit, at, previous, next } = page
  const go = (/** @type {Which} */ which) => () => void show(which)
  const button = (
    /** @type {string} */ id,
    /** @type {string} */ title,
    /** @type {() => void} */ press,
    /** @type {boolean} */ off = false,
  ) => element('button', { id, type: 'button', onclick: press, disabled: off }, title)
  const select = element(
    'select',
    {
      id: 'unit',
      onchange: event => {
        const { value } = /** @type {HTMLSelectElement} */ (event.target)
        void show({ unit: value === 'quarter' ? 'quarter' : 'month', at })
      },
    },
    ...['month', 'quarter'].map(one =>
      element('option', { value: one, selected: one === unit }, text(`figures.${one}`)),
    ),
  )
  return [
    element('label', { for: 'unit' }, text('figures.unit')),
    select,
    button('previous', text('figures.previous'), go({ unit, at: previous })),
    button('next', text('figures.next'), go(next === null ? { unit } : { unit, at: next }), next === null),
    button('print', text('figures.print'), () => print()),
    button('export', text('figures.export'), () => void askForFile(api, text, page)),
    element('p.told', { id: 'told' }),
    element('p.beside', {}, page.beside),
    page.running === '' ? element('span') : element('p.running', {}, page.running),
  ]
}

/**
 * Mary writes it while nobody waits, and hands it over in the chat.
 * @param {Api} api
 * @param {Text} text
 * @param {FiguresPage} page
 */
async function askForFile(api, text, { unit, at }) {
  const answer = await api.ask('figures/file', { unit, at })
  const said = text(answer.kind === 'answered' ? 'figures.exported' : 'figures.exportFailed')
  byId('told').textContent = said
  sayAloud(said)
}

/**
 * @param {Refusal} refusal
 * @param {Text} text
 * @param {() => void} again
 */
function showRefusal(refusal, text, again) {
  switch (refusal.kind) {
    case 'no-sign-on':
      return showWhole(text('figures.noSignOn'))
    case 'signed-out':
      return showWhole(text('signed-out'), { title: text('again'), press: () => location.reload() })
    case 'outsider':
      return showWhole(text('figures.outsider'))
    default:
      showWhole(text('figures.away'), { title: text('retry'), press: again })
  }
}

/** @returns {Which} what the address names; else the month that runs */
function readAddress() {
  const query = new URL(location.href).searchParams
  const at = query.get('at')
  return { unit: query.get('unit') === 'quarter' ? 'quarter' : 'month', ...(at !== null && { at }) }
}

startPage(
  text => showTabs(text, 'figures', true),
  { loading: 'figures.loading', notInTeams: 'figures.notInTeams' },
  ({ askToken, locale }, text) => showingLast(createApi(askToken, locale), text)(readAddress()),
)
