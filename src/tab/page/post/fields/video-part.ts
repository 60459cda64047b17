import { element } from '../../shell/element.ts'
import type { Form } from './post-form.ts'
import type { OnOptions } from './post-given.ts'
import type { WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../../shell/page-words.ts'

/**
 * The video of a post: its title, its transcript, its captions, whether people on it agreed, and a way to remove it. It
 * comes by the chat. Its fields stay the same elements: Mary's remarks follow what is typed there.
 */
export function showVideo(form: Form, text: Text, on: OnOptions, limits: WrittenPost['limits']) {
  const line = element('p.line')
  const untold = element('p.warned')
  const captions = element('p')
  const consent = element('p')
  let shownId: string | null = null
  const file = element('input', {
    type: 'file',
    accept: '.vtt,.srt',
    id: 'captions-file',
    'aria-describedby': 'captions-hint',
  }) as HTMLInputElement
  file.onchange = () => {
    const [chosen] = file.files ?? []
    if (chosen) on.captions(chosen)
    file.value = ''
  }
  const goes = async (isOn: boolean) => !isOn || on.ask(text('post.videoGoes.sure'), text('post.videoGoes.yes'))
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
    follow: ({ videos: [video] }: WrittenPost) => {
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
