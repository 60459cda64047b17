import { type Answer, type Api, createApi, type Refusal } from '../shell/api.ts'
import { byId, element, sayAloud } from '../shell/element.ts'
import { drawFigures } from './figures-draw.ts'
import { loadedAgainAfterMs, startPage } from '../shell/start-page.ts'
import { showTabs } from '../shell/tabs.ts'
import { endWhole, showWhole } from '../shell/whole-page.ts'
import type { FiguresPage } from '../../../teams/figures/written-figures-page.ts'
import type { Text } from '../shell/page-words.ts'

type Which = { unit: FiguresPage['unit']; at?: string }

async function askFigures(api: Api, which: Which) {
  return (await api.ask('figures', which)) as Answer<FiguresPage>
}

/** Of several requested periods the last is shown, whichever answer comes last; only that one is asked for again. */
function showingLast(api: Api, text: Text): (which: Which) => Promise<void> {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = async (which: Which) => {
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

function showPage(page: FiguresPage, text: Text, choice: HTMLElement[]) {
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

function chooser(api: Api, text: Text, page: FiguresPage, show: (which: Which) => Promise<void>) {
  const { unit, at, previous, next } = page
  const go = (which: Which) => () => void show(which)
  const button = (id: string, title: string, press: () => void, off: boolean = false) =>
    element('button', { id, type: 'button', onclick: press, disabled: off }, title)
  const select = element(
    'select',
    {
      id: 'unit',
      onchange: event => {
        const { value } = event.target as HTMLSelectElement
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

/** A job writes the workbook, and Mary sends it in the chat. */
async function askForFile(api: Api, text: Text, { unit, at }: FiguresPage) {
  const answer = await api.ask('figures/file', { unit, at })
  const said = text(answer.kind === 'answered' ? 'figures.exported' : 'figures.exportFailed')
  byId('told').textContent = said
  sayAloud(said)
}

function showRefusal(refusal: Refusal, text: Text, again: () => void) {
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

/** The period in the address; else the present month. */
function readAddress(): Which {
  const query = new URL(location.href).searchParams
  const at = query.get('at')
  return { unit: query.get('unit') === 'quarter' ? 'quarter' : 'month', ...(at !== null && { at }) }
}

startPage(
  text => showTabs(text, 'figures', true),
  { loading: 'figures.loading', notInTeams: 'figures.notInTeams' },
  ({ askToken, locale }, text) => showingLast(createApi(askToken, locale), text)(readAddress()),
)
