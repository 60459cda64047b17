import { debounce, h, toast } from '../dom.js'
import { icon } from '../icon.js'
import { on, state } from '../state.js'
import { town } from '../town.js'
import { plural } from '../wording.js'
import { filters } from './filters.js'
import { moveThrough } from './keys.js'
import { option } from './option.js'

const pageSize = 40
const newsShown = 5

/** The left column: search, the cast, who has news, everyone. */
export function startPeople(cast, choose) {
  const pane = document.querySelector('[data-pane=people]')
  const search = h('input', {
    id: 'search',
    type: 'search',
    testid: 'person-search',
    placeholder: 'Nom, métier, direction…',
    autocomplete: 'off',
    'aria-label': 'Chercher une personne',
    'aria-controls': 'everyone',
    oninput: debounce(() => list(0), 140),
  })
  const chosen = filters(state.about.departments, () => list(0))
  const casting = h('ul', { 'aria-labelledby': 'cast-title' })
  const news = h('ul', { 'aria-labelledby': 'news-title' })
  const everyone = h('ul', { id: 'everyone', 'aria-labelledby': 'everyone-title' })
  const title = h('h2', { id: 'everyone-title' }, 'Tout le monde')
  const more = h(
    'button.quiet.more',
    { type: 'button', onclick: () => list(everyone.children.length) },
    'Afficher plus',
  )
  const newsBox = h('section', { hidden: true }, h('h2', { id: 'news-title' }, 'Du nouveau chez'), news)
  const castBox = h('section', {}, h('h2', { id: 'cast-title' }, 'La distribution'), casting)
  const scroll = h('div.people-scroll', {}, castBox, newsBox, h('section', {}, title, everyone, more))
  pane.replaceChildren(
    h('div.people-head', {}, h('label.field', {}, icon('search'), search), h('div.filters', {}, ...chosen.elements)),
    scroll,
  )
  moveThrough(pane, search)

  let latest = 0
  async function list(offset) {
    const turn = ++latest
    const text = search.value.trim()
    const filter = { search: text, ...chosen.read(), limit: pageSize, offset }
    const found = await town.people(filter).catch(error => toast(error.message, 'error'))
    if (turn !== latest || found === undefined) return
    const options = found.people.map(person => option(person, choose))
    if (offset === 0) {
      everyone.replaceChildren(...options)
      scroll.scrollTop = 0
    } else everyone.append(...options)
    const all = text === '' && Object.values(chosen.read()).every(value => value === '')
    castBox.hidden = !all
    newsBox.hidden = !all || news.children.length === 0
    title.textContent = all
      ? 'Tout le monde'
      : found.total === 0
        ? 'Personne'
        : plural(found.total, 'personne', 'personnes')
    more.hidden = everyone.children.length >= found.total
  }

  const known = new Map(cast.map(({ person }) => [person.id, person]))
  const mark = () => {
    casting.replaceChildren(...cast.map(({ says, person }) => option(person, choose, says)))
    for (const button of everyone.querySelectorAll('button.person')) {
      if (button.dataset.person === state.me?.id) button.setAttribute('aria-current', 'true')
      else button.removeAttribute('aria-current')
    }
  }
  const tellNews = debounce(async () => {
    const inCast = new Set(cast.map(({ person }) => person.id))
    const ids = [...state.unread.keys()].filter(id => !inCast.has(id)).reverse()
    for (const id of ids.slice(0, newsShown)) {
      if (!known.has(id))
        await town.person(id).then(
          person => known.set(id, person),
          () => undefined,
        )
    }
    const rest = ids.length - newsShown
    news.replaceChildren(
      ...ids
        .slice(0, newsShown)
        .filter(id => known.has(id))
        .map(id => option(known.get(id), choose)),
      ...(rest > 0 ? [h('li.rest', {}, `et ${plural(rest, 'autre personne', 'autres personnes')}`)] : []),
    )
    newsBox.hidden = castBox.hidden || ids.length === 0
    mark()
  }, 120)

  on('me', () => {
    mark()
    tellNews()
  })
  on('unread', tellNews)
  mark()
  return list(0)
}
