import { debounce, h, show, toast } from '../dom.js'
import { on, state, tell } from '../state.js'
import { town } from '../town.js'
import { momentOf, numberOf, plural } from '../wording.js'

const names = { bluesky: 'Bluesky', mastodon: 'Mastodon', large: 'Mastodon (grande instance)', cms: 'Site de la ville' }
const talking = ['bluesky', 'mastodon', 'large']

/** What whoever passes by reads of the town on each network, and what they answer. */
export function startPublic() {
  const pane = document.getElementById('pane-public')
  const chips = h('div.chips', { role: 'group', 'aria-label': 'Réseaux' })
  const nothing = h('p.nothing', {}, 'Le public ne voit encore rien.')
  const list = h('div', { testid: 'public-posts' })
  const mentions = h('div', { testid: 'public-mentions' })
  const told = h('p.told', { testid: 'public-webhooks' })
  const naming = h('div.box')
  pane.replaceChildren(
    h(
      'header.pane-head',
      {},
      h('h2', {}, 'Ce que voit le public'),
      h('p', {}, 'Sur les réseaux et le site du bac à sable'),
    ),
    chips,
    h(
      'div.public-body',
      { tabindex: '0', role: 'region', 'aria-label': 'Publications' },
      nothing,
      list,
      mentions,
      told,
      naming,
    ),
  )
  let open = ''
  let seen = { posts: [], mentions: [], citizens: [], webhooks: [] }

  function draw() {
    const places = ['', ...Object.keys(names).filter(place => seen.posts.some(post => post.place === place))]
    chips.replaceChildren(...places.map(place => chip(place)))
    const posts = seen.posts.filter(post => open === '' || post.place === open)
    nothing.hidden = posts.length > 0
    show(list, posts, { key: ({ uri }) => uri, mark: post => JSON.stringify(post), draw: drawPost })
    const named = seen.mentions.filter(({ place }) => open === '' || place === open)
    mentions.replaceChildren(
      ...(named.length === 0 ? [] : [h('h3', {}, 'On parle de la ville')]),
      ...named.map(drawSaid),
    )
    told.textContent =
      seen.webhooks.length === 0 ? '' : `Site prévenu ${plural(seen.webhooks.length, 'fois', 'fois')} (webhook signé).`
    if (!naming.hasChildNodes() && seen.citizens.length > 0)
      naming.replaceChildren(h('h3', {}, 'Parler de la ville'), form(undefined))
  }

  function chip(place) {
    const count = seen.posts.filter(post => place === '' || post.place === place).length
    return h(
      'button.chip',
      {
        type: 'button',
        'aria-pressed': String(place === open),
        onclick: () => {
          open = place
          draw()
          chips.querySelector('[aria-pressed=true]')?.focus()
        },
      },
      names[place] ?? 'Tout',
      h('span.count', {}, numberOf(count)),
    )
  }

  function drawPost(post) {
    return h(
      'article.public-post',
      { 'data-place': post.place },
      h(
        'p.public-head',
        {},
        h('strong', {}, names[post.place]),
        ` ${post.by} · ${momentOf(post.at)}`,
        post.edited && ' · modifié',
      ),
      post.title && h('h3', {}, post.title),
      post.warning ? h('details', {}, h('summary', {}, post.warning), words(post)) : words(post),
      ...post.pictures.map(({ url, alt }) =>
        h('figure', {}, h('img', { src: url, alt }), h('figcaption', {}, `Alternative : ${alt || 'aucune'}`)),
      ),
      post.link &&
        h(
          'div.public-link',
          {},
          h('strong', {}, post.link.title),
          h('span', {}, post.link.description),
          h('span', {}, post.link.uri),
        ),
      ...post.answers.map(drawSaid),
      talking.includes(post.place) && form(post),
    )
  }

  /** Somebody of the public answers a post, or names the town. */
  function form(post) {
    const by = h(
      'select',
      { 'aria-label': 'Qui écrit' },
      ...seen.citizens.map(({ handle, name }) => h('option', { value: handle }, name)),
    )
    const place = h('select', { 'aria-label': 'Où' }, ...talking.map(name => h('option', { value: name }, names[name])))
    const label = post === undefined ? 'Ce que l’on dit de la ville' : 'Réponse du public'
    const text = h('input', { type: 'text', required: true, maxlength: 280, 'aria-label': label, placeholder: label })
    return h(
      'form.public-say',
      {
        onsubmit: event => {
          event.preventDefault()
          const what = { place: post?.place ?? place.value, by: by.value, text: text.value, to: post?.uri }
          town.sayInPublic(what).then(
            () => {
              text.value = ''
              return load()
            },
            error => toast(error.message, 'error'),
          )
        },
      },
      by,
      post === undefined && place,
      text,
      h('button.quiet', { type: 'submit' }, post === undefined ? 'Publier' : 'Répondre'),
    )
  }

  async function load() {
    const found = await town.public().catch(() => undefined)
    if (found === undefined) return
    seen = found
    draw()
    tell('shown', 'public')
  }
  on('public', debounce(load, 120))
  on('view', () => state.side === 'public' && load())
  return load()
}

/** The text as it stands, with what leads somewhere marked. */
function words({ text, leads = [] }) {
  const parts = []
  let at = 0
  for (const lead of leads) {
    const found = text.indexOf(lead.text, at)
    if (found < 0) continue
    parts.push(text.slice(at, found), h('span.lead', { title: lead.to }, lead.text))
    at = found + lead.text.length
  }
  return h('p.public-text', {}, ...parts, text.slice(at))
}

function drawSaid({ by, text, at, place }) {
  return h(
    'p.public-said',
    {},
    h('strong', {}, by.name),
    ` ${text} `,
    h('span', {}, `${names[place]} · ${momentOf(at)}`),
  )
}
