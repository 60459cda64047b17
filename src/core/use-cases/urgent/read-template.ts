import { nobody } from '../../domain/audiences/audience-form.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import { readAudience } from '../posts/read-audience.ts'
import type { Ports } from '../../ports.ts'
import { emptyContent } from '../../domain/posts/new-draft.ts'
import type { PostContent } from '../../domain/posts/post.ts'
import { lintPost } from '../../domain/posts/lint-post.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { cleanText } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import { blanksMax, templateNameMax, type UrgentTemplate } from '../../domain/urgent/urgent-template.ts'
import { blanksOf, hasLooseBracket } from '../../domain/urgent/blanks.ts'

/** From a form: untrusted. Field → key under `errors` in the locales. */
export type TemplateFields = Record<string, unknown>
export type TemplateErrors = Partial<Record<'name' | 'title' | 'summary' | 'body' | 'everyone' | 'departments', string>>
export type Wording = Pick<UrgentTemplate, 'name' | 'locale' | 'title' | 'summary' | 'body' | 'audience'>
type Needs = Pick<Ports, 'departments' | 'directory' | 'peopleLists'>

/** What was typed, and what the linter minds: as of posts, and of blanks. */
export async function readTemplate(
  ports: Needs,
  fields: TemplateFields,
  now: Instant,
  timeZone: string,
): Promise<Wording | { errors: TemplateErrors }> {
  const [name, title, summary, body] = ['name', 'title', 'summary', 'body'].map(field => cleanText(fields[field])) as [
    string,
    string,
    string,
    string,
  ]
  const { audience, errors: unknown } = await readAudience(
    ports,
    { everyone: fields['everyone'], departments: fields['departments'] },
    nobody,
  )
  const locale = fields['locale'] === 'en' ? 'en' : 'fr'
  const wording = { name, locale, title, summary, body, audience } as const
  const none = Object.keys(unknown).length === 0 && canonicalKey(audience) === canonicalKey(nobody)
  const errors: TemplateErrors = {
    ...textErrors(wording, localDay(now, timeZone)),
    ...(none ? { everyone: 'no-audience' } : unknown),
  }
  return Object.keys(errors).length > 0 ? { errors } : wording
}

function textErrors(wording: Wording, today: string): TemplateErrors {
  const { name } = wording
  const errors: TemplateErrors = {}
  for (const field of ['title', 'summary', 'body'] as const)
    if (hasLooseBracket(wording[field])) errors[field] = 'bracket-loose'
  for (const { field, key } of lintPost(contentOf(wording), today))
    errors[field as 'title' | 'summary' | 'body'] ??= key
  if (blanksOf(wording).length > blanksMax) errors.body ??= 'too-many-blanks'
  if (name === '') errors.name = 'required'
  else if (name.length > templateNameMax) errors.name = 'name-too-long'
  return errors
}

export function contentOf({
  locale,
  title,
  summary,
  body,
}: Pick<Wording, 'locale' | 'title' | 'summary' | 'body'>): PostContent {
  return { ...emptyContent(locale), title, summary, body }
}
