import { element } from './element.js'
import { folded } from './folded.js'
import { showEvent } from './post-event.js'
import { listed } from './post-inputs.js'
import { showPictures } from './post-pictures.js'
import { showVideo } from './post-video.js'
import { openSearch } from './search-field.js'

/** @import { Api } from './api.js' */
/** @import { OnAudience } from './post-audience.js' */
/** @import { Form } from './post-form.js' */
/** @import { Choice, WrittenPost } from './post-types.js' */
/** @import { Text } from './words.js' */

/** @typedef {OnAudience & { find: Api['find'], consent(pictureId: string): void,
 *   picture(file: File): void, captions(file: File): void }} OnOptions */

/**
 * The part *Options*: what has a good answer already, so that most people never open it.
 * @param {HTMLElement} place
 * @param {Form} form
 * @param {Text} text
 * @param {OnOptions} on
 * @param {WrittenPost} post
 * @returns {{ follow(post: WrittenPost): void }}
 */
export function showOptions(place, form, text, on, { options, limits }) {
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
    form.line('validUntil', text('editor.validUntil'), { type: 'date', hint: text('editor.validHint') }),
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

/**
 * @param {string} legend
 * @param {...(Node | null)} children
 */
function group(legend, ...children) {
  return element('fieldset', {}, element('legend', {}, legend), ...children)
}

/**
 * The other departments that the post touches: as chips in a search, all in one input.
 * @param {Form} form
 * @param {Text} text
 * @param {OnOptions} on
 */
function touchesOf(form, text, on) {
  /** @type {Choice[]} */
  let departments = []
  const titleOf = (/** @type {string} */ value) =>
    departments.find(one => one.value === value)?.title ?? value.replaceAll('‚', ',')
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
  const show = (/** @type {string} */ value) => {
    if (search.values().join(',') !== value) search.set(listed(value).map(one => ({ title: titleOf(one), value: one })))
  }
  form.put('touches', { root, control: search.field, show, says: () => search.values().map(titleOf).join(', ') })
  return {
    root,
    follow: (/** @type {WrittenPost} */ { options }) => {
      departments = [...options.departments, ...options.touched]
      departments = departments.filter((one, at) => departments.findIndex(({ value }) => value === one.value) === at)
      root.hidden = departments.length === 0
    },
  }
}
