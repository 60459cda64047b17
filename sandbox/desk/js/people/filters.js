import { h } from '../dom.js'
import { roles, situations } from '../wording.js'

/** Two selects: what someone is (or what keeps them out of reach), and where they work. */
export function filters(departments, changed) {
  const what = h(
    'select',
    { 'aria-label': 'Rôle ou situation', testid: 'person-role', onchange: changed },
    h('option', { value: '' }, 'Rôles'),
    ...Object.entries(roles).map(([value, label]) => h('option', { value: `role:${value}` }, label)),
    h(
      'optgroup',
      { label: 'Situations' },
      ...Object.entries(situations).map(([value, label]) => h('option', { value: `situation:${value}` }, label)),
    ),
  )
  const where = h(
    'select',
    { 'aria-label': 'Direction', testid: 'person-department', onchange: changed },
    h('option', { value: '' }, 'Directions'),
    ...departments.map(({ name }) => h('option', { value: name }, name)),
  )
  return {
    elements: [what, where],
    read: () => {
      const [kind, value] = what.value.split(':')
      return { ...(value === undefined ? {} : { [kind]: value }), department: where.value }
    },
  }
}
