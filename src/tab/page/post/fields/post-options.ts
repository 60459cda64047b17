import { element } from '../../shell/element.ts'
import { folded } from '../../shell/folded.ts'
import { showEvent } from './post-event.ts'
import { listed } from '../kept/post-inputs.ts'
import { showPictures } from './pictures-part.ts'
import { showVideo } from './video-part.ts'
import { openSearch } from '../../shell/search-field.ts'
import type { Form } from './post-form.ts'
import type { OnOptions } from './post-given.ts'
import type { Choice, WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../../shell/page-words.ts'

/** The part *Options*: fields with good defaults, so that most people never open it. */
export function showOptions(
  place: HTMLElement,
  form: Form,
  text: Text,
  on: OnOptions,
  { options, limits }: WrittenPost,
): { follow(post: WrittenPost): void } {
  const kind = form.choice('kind', text('editor.kind'), options.kinds)
  const event = showEvent(form, text, on, { guests: options.guests, limits })
  const mandatory = form.toggle('mandatory', text('editor.mandatory'))
  const touches = touchesOf(form, text, on)
  const pictures = showPictures(form, text, on)
  const video = showVideo(form, text, on, limits)
  const slot = group(
    text('editor.slot'),
    element('p.hint', {}, text('editor.slotHint')),
    element(
      'div.pair',
      {},
      form.line('slotDate', text('editor.slotDate'), { type: 'date' }),
      form.line('slotTime', text('editor.slotTime'), { type: 'time' }),
    ),
  )
  const validUntil = form.line('validUntil', text('editor.validUntil'), {
    type: 'date',
    hint: text('editor.validHint'),
  })
  const ofEvents = element('span', { 'data-capability': 'events' }, ` ${text('editor.validHintEvent')}`)
  validUntil.querySelector('.hint')?.append(ofEvents)
  const link = group(
    text('post.link'),
    form.line('linkTitle', text('editor.linkTitle'), { max: 100, isSpoken: true }),
    form.line('linkUrl', text('editor.linkUrl'), { type: 'url', placeholder: 'https://' }),
  )
  place.append(
    kind,
    event.root,
    element(
      'div.pair',
      {},
      form.choice('section', text('editor.section'), options.sections),
      form.choice('locale', text('editor.locale'), options.locales),
    ),
    touches.root,
    link,
    pictures.root,
    video.root,
    slot,
    validUntil,
    mandatory,
  )

  return {
    follow: post => {
      for (const fixed of [kind, slot, mandatory]) fixed.hidden = !post.free
      event.follow(post)
      touches.follow(post)
      pictures.follow(post)
      video.follow(post)
    },
  }
}

function group(legend: string, ...children: (Node | null)[]) {
  return element('fieldset', {}, element('legend', {}, legend), ...children)
}

/** The other departments that the post touches: as chips in a search, all in one input. */
function touchesOf(form: Form, text: Text, on: OnOptions) {
  let departments: Choice[] = []
  const titleOf = (value: string) => departments.find(one => one.value === value)?.title ?? value.replaceAll('‚', ',')
  const search = openSearch(element('div'), {
    label: text('editor.touches'),
    dataset: 'departments',
    find: async (_, typed) => departments.filter(({ title }) => folded(title).includes(folded(typed))).slice(0, 15),
    picked: [],
    multiple: true,
    text,
    placeholder: text('editor.addHint'),
    onChange: values => on.typed({ touches: values.join(',') }),
  })
  const root = element('div.field', { 'data-input': 'touches' }, search.root)
  root.append(element('p.hint', {}, text('editor.touchesHint')), element('p.fault', { id: 'fault-touches' }))
  root.append(element('p.mark'))
  const show = (value: string) => {
    if (search.values().join(',') !== value) search.set(listed(value).map(one => ({ title: titleOf(one), value: one })))
  }
  form.put('touches', { root, control: search.field, show, says: () => search.values().map(titleOf).join(', ') })
  return {
    root,
    follow: ({ options }: WrittenPost) => {
      departments = [...options.departments, ...options.touched]
      departments = departments.filter((one, at) => departments.findIndex(({ value }) => value === one.value) === at)
      root.hidden = departments.length === 0
    },
  }
}
