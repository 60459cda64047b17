import { h } from '../dom.js'
import { momentOf } from '../wording.js'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const first = ['Title', 'Reference', 'Référence', 'Etat', 'État', 'Status', 'Statut', 'State']

/** One list as Microsoft Lists shows it; rows that have just changed are marked. */
export function table(list, isNew) {
  const columns = columnsOf(list)
  const rows = [...list.items].reverse()
  return h(
    'div.table',
    {},
    h(
      'table',
      {},
      h('caption.hidden', {}, list.name),
      h('thead', {}, h('tr', {}, ...columns.map(({ label }) => h('th', { scope: 'col' }, label)))),
      h(
        'tbody',
        {},
        ...rows.map(item =>
          h(
            'tr',
            { testid: 'list-item', class: isNew(item) ? 'fresh' : '' },
            ...columns.map(({ name }, index) => cell(index === 0 ? 'th' : 'td', item.fields[name])),
          ),
        ),
      ),
    ),
  )
}

function columnsOf({ columns, items }) {
  const known = columns
    .map(column => (typeof column === 'string' ? { name: column } : column))
    .filter(({ hidden }) => !hidden)
  const used = known.filter(({ name }) =>
    items.some(({ fields }) => fields[name] !== undefined && fields[name] !== null),
  )
  const rank = name => (first.includes(name) ? first.indexOf(name) : first.length)
  return used
    .map(({ name, displayName }) => ({ name, label: displayName ?? name }))
    .sort((a, b) => rank(a.name) - rank(b.name))
}

function cell(tag, value) {
  const text = textOf(value)
  return h(
    tag,
    { scope: tag === 'th' ? 'row' : undefined, title: text.length > 40 ? text : undefined },
    h('span', {}, text),
  )
}

function textOf(value) {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non'
  if (typeof value === 'string' && instant.test(value)) return momentOf(value)
  if (typeof value === 'object') return value.Description ?? value.LookupValue ?? value.Label ?? JSON.stringify(value)
  return String(value)
}
