import { writeAgenda } from '../calendar/write-agenda.ts'
import type { Config } from '../settings/config.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Ports } from '../core/ports.ts'
import { publicArticleOf, publicArticles } from '../core/use-cases/releases/public-articles.ts'
import { createSiteNetwork } from '../site/site-network.ts'
import { createServedSite, type ReadSite } from '../site/served-site.ts'
import { createSiteHook } from '../site/signed-webhook.ts'
import { changedAt } from '../site/site-article.ts'
import type { SectionLabels } from '../graph/lists/columns.ts'
import type { Words } from '../words.ts'

type Needs = Pick<Ports, 'releases' | 'posts' | 'pictures' | 'now'>
type Said = { words: Record<Locale, Words>; sectionLabels(): Promise<SectionLabels> }

/** What everybody may read. Undefined: the authority shows nothing. */
export function openSite(
  { publicUrl, site, timeZone }: Pick<Config, 'publicUrl' | 'site' | 'timeZone'>,
  ports: Needs,
  { words, sectionLabels }: Said,
): ReadSite | undefined {
  if (publicUrl === undefined || site.name === undefined) return undefined
  return createServedSite({
    name: site.name,
    home: site.home ?? null,
    publicUrl,
    timeZone,
    words,
    pictureAddress: (postId, id) => ports.pictures.address({ on: 'site', postId, id }),
    sectionName: async id => (await sectionLabels()).name(id),
    articles: most => publicArticles(ports, most),
    article: postId => publicArticleOf(ports, postId),
    writeAgenda: (events, { name }) =>
      writeAgenda(
        name,
        events.map(({ article, time }) => ({
          uid: article.postId,
          sequence: article.edition + (article.event?.isOff ? 1 : 0),
          title: article.title,
          place: article.event?.place ?? '',
          summary: article.summary,
          url: article.address,
          time,
          changedAt: changedAt(article),
          cancelled: article.event?.isOff ?? false,
        })),
      ),
  })
}

/** Who is told of each article. */
export function openSiteHook({
  publicUrl,
  site,
  agendaHosts: hosts,
}: Pick<Config, 'publicUrl' | 'site' | 'agendaHosts'>): Ports['siteHook'] {
  if (publicUrl === undefined || !site.hook) return null
  return createSiteHook({ ...site.hook, root: `${publicUrl}/site`, hosts, now: () => new Date() })
}

/** Mary’s own site, where no other site takes articles. */
export function ownSite({ publicUrl, site }: Pick<Config, 'publicUrl' | 'site'>): Ports['networks'] {
  return publicUrl === undefined || site.name === undefined ? {} : { site: createSiteNetwork(publicUrl) }
}
