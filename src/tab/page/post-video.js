import { element } from './element.js'

/** @import { Form } from './post-form.js' */
/** @import { OnOptions } from './post-options.js' */
/** @import { WrittenPost } from './post-types.js' */
/** @import { Text } from './words.js' */

/**
 * The video of a post: its title, all that is said and shown in it, its captions, whether those on it agreed, and a way
 * to take it off. It comes by the chat. Its fields stay the same ones: what Mary says of it follows what is typed there.
 * @param {Form} form
 * @param {Text} text
 * @param {OnOptions} on
 * @param {WrittenPost['limits']} limits
 */
export function showVideo(form, text, on, limits) {
  const line = element('p.line')
  const untold = element('p.warned')
  const captions = element('p')
  const consent = element('p')
  /** @type {string | null} */
  let shownId = null
  const file = /** @type {HTMLInputElement} */ (
    element('input', { type: 'file', accept: '.vtt,.srt', id: 'captions-file', 'aria-describedby': 'captions-hint' })
  )
  file.onchange = () => {
    const [chosen] = file.files ?? []
    if (chosen) on.captions(chosen)
    file.value = ''
  }
  const goes = async (/** @type {boolean} */ isOn) =>
    !isOn || on.ask(text('post.videoGoes.sure'), text('post.videoGoes.yes'))
  const root = element('fieldset', { 'data-input': 'video' }, element('legend', {}, text('post.video')))
  root.append(
    element(
      'div.picture',
      {},
      line,
      untold,
      form.line('videoTitle', text('editor.videoTitle'), { max: limits.videoTitle, isSpoken: true }),
      form.line('transcript', text('editor.transcript'), {
        lines: 6,
        max: limits.transcript,
        hint: text('editor.transcriptHint'),
        isSpoken: true,
      }),
      captions,
      element('div.field', {}, element('label', { for: 'captions-file' }, text('post.addCaptions')), file),
      element('p.hint', { id: 'captions-hint' }, text('post.captionsHint')),
      consent,
      element(
        'button',
        { type: 'button', onclick: () => shownId !== null && on.consent(shownId) },
        text('editor.consentChange'),
      ),
      form.toggle('removeVideo', text('editor.removeVideo'), goes),
    ),
  )

  return {
    root,
    follow: (/** @type {WrittenPost} */ { videos: [video] }) => {
      root.hidden = video === undefined
      shownId = video?.id ?? null
      if (!video) return
      line.textContent = video.line
      untold.textContent = video.untold
      untold.hidden = video.untold === ''
      captions.textContent = video.captions
      consent.textContent = video.consent
      consent.className = video.isAllowed ? 'hint' : 'warned'
    },
  }
}
