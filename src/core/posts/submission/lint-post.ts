import type { Day } from '../../time.ts'
import { cardMaxBytes, postBodyMax, type PostContent, postTitleMax, summaryMax } from '../post.ts'

/** `field`: the editor's input that mends it; `key`: under `errors` in the locales. */
export type Fault = {
  field: string
  key: 'no-title' | 'title-too-long' | 'no-summary' | 'summary-too-long' | 'no-body' | 'body-too-long'
    | 'no-alt' | 'no-date' | 'date-past' | 'slot-past' | 'too-far' | 'card-too-big' | 'no-audience'
    | 'valid-past' | 'valid-before-slot' | 'valid-before-event'
}

/** What keeps a post from being submitted. `card`: as rendered, once there is one. */
export function lintPost(content: PostContent, today: Day, card = ''): Fault[] {
  const { title, summary, body, pictures } = content
  return [
    ...text('title', title, postTitleMax),
    ...text('summary', summary, summaryMax),
    ...text('body', body, postBodyMax),
    ...pictures.flatMap(({ alt }, index): Fault[] => (alt.trim() === '' ? [{ field: `alt${index}`, key: 'no-alt' }] : [])),
    ...eventFaults(content, today),
    ...(Buffer.byteLength(card) > cardMaxBytes ? [{ field: 'body', key: 'card-too-big' } as const] : []),
  ]
}

function text(field: 'title' | 'summary' | 'body', value: string, max: number): Fault[] {
  if (value.trim() === '') return [{ field, key: `no-${field}` }]
  return value.length > max ? [{ field, key: `${field}-too-long` }] : []
}

function eventFaults({ kind, event }: PostContent, today: Day): Fault[] {
  if (kind !== 'event') return []
  if (!event) return [{ field: 'date', key: 'no-date' }]
  return event.date < today ? [{ field: 'date', key: 'date-past' }] : []
}
