import type { KeptArticle } from './cms/kept.ts'
import { rendered } from './cms/rendered.ts'
import { type KeptStatus, originOf } from './mastodon/kept.ts'
import { fieldsOf } from './pds/check-post.ts'
import { uriOf } from './pds/repo.ts'
import type { KeptRecord, PublicSide, Said } from './public-side.ts'

/** One publication as the public sees it. `pictures`: where the desk has their bytes. */
export type SeenPost = {
  place: 'bluesky' | 'mastodon' | 'large' | 'cms'
  /** Address by which the network names it. */
  uri: string
  by: string
  at: string
  edited?: string
  title?: string
  /** A warning that is shown before the text. */
  warning?: string
  text: string
  pictures: { url: string; alt: string }[]
  link?: { uri: string; title: string; description: string }
  /** The parts of the text that lead somewhere. */
  leads?: { text: string; to: string }[]
  answers: Said[]
}

/** What the public reads of the town, newest first, and what names it without being an answer. */
export function seenByPublic(side: PublicSide): { posts: SeenPost[]; mentions: Said[] } {
  const said = [...side.said.values()]
  const records = [...side.records.values()].filter(one => one.collection === 'app.bsky.feed.post')
  const posts = [
    ...records.map(one => ofRecord(side, one)),
    ...[...side.statuses.values()].map(one => ofStatus(side, one)),
    ...[...side.articles.values()].filter(one => one.status === 'publish').map(one => ofArticle(side, one)),
  ]
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .map(post => ({ ...post, answers: said.filter(one => one.to === post.uri) }))
  return { posts, mentions: said.filter(one => one.to === undefined) }
}

function ofRecord(side: PublicSide, record: KeptRecord): SeenPost {
  const { text, embed, facets } = record.value
  const { images, external } = fieldsOf(embed)
  const link = fieldsOf(external)
  const words = String(text)
  return {
    place: 'bluesky',
    uri: uriOf(side, record),
    by: `@${side.accounts.bluesky.handle}`,
    at: record.at,
    text: words,
    pictures: (Array.isArray(images) ? images : []).map((one: unknown) => {
      const { image, alt } = fieldsOf(one)
      const cid = String(fieldsOf(fieldsOf(image)['ref'])['$link'])
      return { url: `/town/files/${side.blobs.get(cid)?.fileId ?? ''}`, alt: String(alt) }
    }),
    ...(external === undefined
      ? {}
      : { link: { uri: String(link['uri']), title: String(link['title']), description: String(link['description']) } }),
    leads: (Array.isArray(facets) ? facets : []).map((facet: unknown) => leadOf(words, facet)),
    answers: [],
  }
}

function ofStatus(side: PublicSide, status: KeptStatus): SeenPost {
  const origin = originOf(side, status.instance)
  return {
    place: status.instance,
    uri: `${origin}/api/v1/statuses/${status.id}`,
    by: `@${side.accounts[status.instance].acct}@${new URL(origin).host}`,
    at: status.at,
    ...(status.editedAt === null ? {} : { edited: status.editedAt }),
    ...(status.warning === '' ? {} : { warning: status.warning }),
    text: status.text,
    pictures: status.mediaIds.flatMap(id => {
      const media = side.media.get(id)
      return media === undefined ? [] : [{ url: `/town/files/${media.fileId}`, alt: media.description }]
    }),
    answers: [],
  }
}

function ofArticle(side: PublicSide, article: KeptArticle): SeenPost {
  const { id, at, modified, title, content, categories } = article
  const html = rendered(content)
  const pictures = [...html.matchAll(/<img [^<>]*>/g)].map(([tag]) => {
    const number = /wp-image-(\d+)/.exec(tag)?.[1] ?? ''
    return {
      url: `/town/files/${side.attachments.get(number)?.fileId ?? ''}`,
      alt: withoutTags(/ alt="([^"]*)"/.exec(tag)?.[1] ?? ''),
    }
  })
  return {
    place: 'cms',
    uri: `${side.origin()}/?p=${id}`,
    by: categories.map(one => side.categories.get(String(one))?.name ?? '').join(', ') || 'Actualités',
    at,
    ...(modified === at ? {} : { edited: modified }),
    title: withoutTags(rendered(title)),
    text: withoutTags(html.replaceAll(/<figure[^<>]*>.*?<\/figure>/gs, '')),
    pictures,
    answers: [],
  }
}

/** The words of the town's own page: it is shown as text, never as HTML. */
function withoutTags(html: string): string {
  return html
    .replaceAll(/<br ?\/?>|<\/(?:p|h[23]|li|blockquote)>/g, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .trim()
}

function leadOf(text: string, facet: unknown): { text: string; to: string } {
  const { index, features } = fieldsOf(facet)
  const { byteStart, byteEnd } = fieldsOf(index) as { byteStart: number; byteEnd: number }
  const { uri, did, tag } = fieldsOf((features as unknown[])[0])
  return { text: Buffer.from(text).subarray(byteStart, byteEnd).toString(), to: String(uri ?? did ?? tag) }
}
