import { element } from '../../shell/element.ts'
import { listed } from '../kept/post-inputs.ts'
import { openSearch } from '../../shell/search-field.ts'
import type { Form } from './post-form.ts'
import type { OnOptions } from './post-given.ts'
import type { Choice, WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../../shell/page-words.ts'

const said = ['date', 'time', 'ends', 'place', 'capacity', 'closesOn', 'sessions', 'questions']

/** Further fields of an event; hidden while the post is no event. */
export function showEvent(
  form: Form,
  text: Text,
  on: OnOptions,
  { guests, limits }: { guests: Choice[]; limits: WrittenPost['limits'] },
) {
  const postponed = element('p.note', { hidden: true })
  const organising = element('p')
  const line = (input: string, type: string) => form.line(input, text(`editor.${input}`), { type })
  const lines = (input: 'sessions' | 'questions') =>
    form.line(input, text(`editor.${input}`), {
      lines: 3,
      max: limits.lines,
      hint: text(`editor.${input}Hint`),
      isSpoken: true,
    })
  const root = element(
    'fieldset',
    {},
    element('legend', {}, text('editor.event')),
    postponed,
    line('date', 'date'),
    element('div.pair', {}, line('time', 'time'), line('ends', 'time')),
    form.line('place', text('editor.place'), { max: limits.place, isSpoken: true }),
    form.line('capacity', text('editor.capacity'), { hint: text('editor.capacityHint') }),
    line('closesOn', 'date'),
    form.choice('guests', text('editor.guests'), guests),
    lines('sessions'),
    lines('questions'),
    organising,
    organisersOf(form, text, on),
    element(
      'details',
      {},
      element('summary', {}, text('post.byAddress')),
      form.line('organiserAddresses', text('editor.organiserAddresses'), {
        lines: 2,
        hint: text('editor.peopleHint'),
        isWhole: true,
      }),
    ),
    element('p.hint', {}, text('editor.organisersHint')),
  )
  form.fields.get('capacity')?.control.setAttribute('inputmode', 'numeric')

  return {
    root,
    follow: ({ options }: WrittenPost) => {
      const isEvent = on.valueOf('kind') === 'event' || said.some(input => on.valueOf(input) !== '')
      root.hidden = !isEvent
      postponed.hidden = options.postponed === ''
      postponed.textContent = options.postponed
      organising.hidden = options.organisers === ''
      organising.textContent = options.organisers
    },
  }
}

/** People to be named as organisers. Once saved they are listed in words; this page removes nobody. */
function organisersOf(form: Form, text: Text, on: OnOptions) {
  const titles: Map<string, string> = new Map()
  const search = openSearch(element('div'), {
    label: text('editor.addOrganisers'),
    dataset: 'people',
    find: async (dataset, typed) => {
      const found = await on.find(dataset, typed)
      for (const { title, value } of found ?? []) titles.set(value, title)
      return found
    },
    picked: [],
    multiple: true,
    text,
    placeholder: text('editor.addPeopleHint'),
    onChange: values => on.typed({ addOrganisers: values.join(',') }),
  })
  const root = element('div.field', { 'data-input': 'addOrganisers' }, search.root)
  root.append(element('p.fault', { id: 'fault-addOrganisers' }), element('p.mark'))
  const titleOf = (value: string) => titles.get(value) ?? value
  const show = (value: string) => {
    if (search.values().join(',') !== value) search.set(listed(value).map(one => ({ title: titleOf(one), value: one })))
  }
  const says = () => search.values().map(titleOf).join(', ')
  return form.put('addOrganisers', { root, control: search.field, show, says })
}
