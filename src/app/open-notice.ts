import type { Config } from '../settings/config.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Ports } from '../core/ports.ts'
import { pagePolicy, paperPage } from '../documents/paper-page.ts'
import type { ReadPrinted } from '../print/read-printed.ts'
import { noticePath } from '../settings/notice-address.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import type { Words } from '../words.ts'
import { noticePaper } from '../words/notice-paper.ts'
import { runningFacts } from './running-facts-of.ts'

/** Everybody may ask: the rules are read again after so long. */
const freshMs = 10_000

/** `/confidentialite` in the authority's language, `/confidentialite/en` or `/fr` in the other one. */
export function openNotice(
  config: Config & { tenant: Tenant },
  { retentionRules, now }: Pick<Ports, 'retentionRules' | 'now'>,
  words: Record<Locale, Words>,
): ReadPrinted {
  const running = runningFacts(config, null)
  const other: Locale = config.locale === 'fr' ? 'en' : 'fr'
  const paths: Record<string, Locale> = { [noticePath]: config.locale, [`${noticePath}/${other}`]: other }
  const kept = new Map<Locale, { at: number; page: Promise<Buffer> }>()
  const write = async (locale: Locale): Promise<Buffer> => {
    const isOwn = locale === config.locale
    const href = isOwn ? `/${noticePath}/${other}` : `/${noticePath}`
    const link = { href, name: words[locale].text('register.notice.other'), locale: isOwn ? other : config.locale }
    return Buffer.from(paperPage(noticePaper(running, await retentionRules.all(), words[locale]), link))
  }
  const page = (locale: Locale): Promise<Buffer> => {
    const at = Date.parse(now())
    const known = kept.get(locale)
    if (known && at - known.at >= 0 && at - known.at < freshMs) return known.page
    const fresh = write(locale)
    kept.set(locale, { at, page: fresh })
    fresh.catch(() => kept.delete(locale))
    return fresh
  }
  return async (path, _asked, method) => {
    const locale = Object.hasOwn(paths, path) ? paths[path]! : null
    if (locale === null) return null
    const body = await page(locale)
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(body.byteLength),
      'content-security-policy': pagePolicy,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    }
    return { status: 200, headers, body: method === 'HEAD' ? null : body }
  }
}
