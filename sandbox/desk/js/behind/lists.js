import { debounce, h, toast } from '../dom.js'
import { on, state, tell } from '../state.js'
import { town } from '../town.js'
import { momentOf, numberOf, plural } from '../wording.js'
import { table } from './table.js'

/** What lies in SharePoint: Microsoft Lists, and the library with the files. */
export function startLists() {
  const pane = document.getElementById('pane-list')
  const tabs = h('div.chips', { role: 'group', 'aria-label': 'Listes' })
  const body = h('div.list-body', { tabindex: '0', role: 'region', 'aria-label': 'Contenu de la liste' })
  pane.replaceChildren(
    h(
      'header.pane-head',
      {},
      h('h2', {}, 'Microsoft Lists'),
      h('p', {}, 'Ce que la collectivité voit dans SharePoint'),
    ),
    tabs,
    body,
  )
  let open = 'Propositions'
  let before = new Map()

  async function load() {
    const [lists, drive] = await Promise.all([town.lists(), town.drive().catch(() => [])]).catch(error => {
      toast(error.message, 'error')
      return []
    })
    if (lists === undefined) return
    const names = ['Propositions', ...lists.map(({ name }) => name).filter(name => name !== 'Propositions'), 'Fichiers']
    tabs.replaceChildren(
      ...names.map(name =>
        chip(
          name,
          lists.find(list => list.name === name)?.items.length ??
            (name === 'Fichiers' ? filesOf(drive).length : undefined),
        ),
      ),
    )
    const now = new Map(lists.flatMap(list => list.items.map(item => [`${list.name}/${item.id}`, item.modifiedAt])))
    const isNew = (list, item) => before.size > 0 && before.get(`${list.name}/${item.id}`) !== item.modifiedAt
    const list = lists.find(({ name }) => name === open)
    const left = body.querySelector('.table')?.scrollLeft
    body.replaceChildren(
      open === 'Fichiers'
        ? files(filesOf(drive))
        : list === undefined
          ? h('p.nothing', {}, 'Cette liste n’existe pas encore : Mary la crée au démarrage, quand elle en a le droit.')
          : list.items.length === 0
            ? h('p.nothing', {}, `La liste « ${list.name} » est vide pour l’instant.`)
            : table(list, item => isNew(list, item)),
    )
    if (left !== undefined && body.querySelector('.table')) body.querySelector('.table').scrollLeft = left
    before = now
    tell('shown', 'list')
  }

  function chip(name, n) {
    return h(
      'button.chip',
      {
        type: 'button',
        'aria-pressed': String(name === open),
        onclick: () => {
          open = name
          load().then(() => tabs.querySelector('[aria-pressed=true]')?.focus())
        },
      },
      name,
      n !== undefined && h('span.count', {}, numberOf(n)),
    )
  }

  on('list', debounce(load, 120))
  on('view', () => state.side === 'list' && load())
  return load()
}

function filesOf(drive) {
  return Array.isArray(drive) ? drive.filter(file => file.folder === undefined) : (drive.files ?? drive.value ?? [])
}

function files(list) {
  if (list.length === 0) return h('p.nothing', {}, 'Aucun fichier. Ceux que l’on joint dans Teams sont rangés ici.')
  return h(
    'ul.files',
    {},
    ...list.map(file =>
      h(
        'li',
        {},
        h(
          'a',
          { href: `/town/drive/${encodeURIComponent(file.id)}/content`, target: '_blank', rel: 'noopener' },
          file.path ?? file.name,
        ),
        h('span', {}, [size(file.size), file.createdAt && momentOf(file.createdAt)].filter(Boolean).join(' · ')),
      ),
    ),
  )
}

function size(bytes) {
  if (bytes === undefined) return ''
  return bytes < 1024 ? plural(bytes, 'octet', 'octets') : `${numberOf(Math.round(bytes / 1024))} Ko`
}
