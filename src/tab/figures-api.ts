import type { Locale, PersonId } from '../core/domain/actor.ts'
import { readJson } from './read-json.ts'
import { answerOf, type ApiOptions, type Asked, route } from './tab-api.ts'
import type { TabRoute } from './tab-route.ts'

/** A file that a page asked for; otherwise as of other questions. */
export type AskedFile = { name: string; bytes: Uint8Array } | 'not-ours' | 'away' | null

/** What the page of figures asks. `asked`: untrusted. */
export type FiguresOptions = {
  see(person: PersonId, locale: Locale, asked: Record<string, unknown>): Promise<Asked>
  workbook(person: PersonId, locale: Locale, asked: Record<string, unknown>): Promise<AskedFile>
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function figuresApi(options: ApiOptions, { see, workbook }: FiguresOptions): TabRoute[] {
  const { turnstile } = options
  return [
    route(options, 'post', 'figures', 'refresh', async ({ who, locale, request }) => {
      const read = await readJson(request)
      if (read.kind === 'refused') return read.refusal
      return answerOf(await turnstile.run(who.id, () => see(who.id, locale, read.body)))
    }),
    route(options, 'post', 'figures/xlsx', 'turn', async ({ who, locale, request, response }) => {
      const read = await readJson(request)
      if (read.kind === 'refused') return read.refusal
      const file = await turnstile.run(who.id, () => workbook(who.id, locale, read.body))
      if (typeof file === 'string' || file === null) return answerOf(file)
      response.writeHead(200, {
        'content-type': xlsx,
        'content-length': file.bytes.byteLength,
        'content-disposition': `attachment; filename="${file.name}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      response.end(file.bytes)
      return null
    }),
  ]
}
