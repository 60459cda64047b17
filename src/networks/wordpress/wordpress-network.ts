import { createHash } from 'node:crypto'
import { articleHtml } from '../../core/domain/posts/text/article-html.ts'
import { readArticle } from '../../core/domain/posts/text/read-article.ts'
import type { Answered, Network, NetworkLimits, Outgoing, Published } from '../../core/ports/networks.ts'
import type { WordpressAccount } from '../../settings/network-accounts.ts'
import { fieldsOf, harmless, pageOf, refused, shortOf, textOf } from '../answers.ts'
import { boundedFetch } from '../bounded-fetch.ts'
import { idOf, refusedBy, WordpressApi } from './wordpress-api.ts'
import { categoriesOf } from './wordpress-categories.ts'
import { removeOthers, type Shown, uploadAll } from './wordpress-media.ts'
import { asWritten } from './wordpress-words.ts'

/** Limits of an article, as Mary writes it; of pictures, what most such hosts accept. */
const limits: NetworkLimits = {
  characters: 20_000,
  bytes: null,
  perUrl: null,
  pictures: 20,
  pictureBytes: 2_000_000,
  altCharacters: 1500,
}
/** An article in the bin has another name there. */
const states = 'publish,future,draft,pending,private'

type Fields = Record<string, unknown>
type Place = { api: WordpressApi; origin: string }

/** A WordPress site. The article's `slug` is made of its key: a site never has two of a name. */
export function openWordpress(account: WordpressAccount): Network {
  const place: Place = { api: new WordpressApi(account, boundedFetch()), origin: account.url }
  return {
    host: new URL(account.url).host,
    account: async () => {
      const asked = await place.api.ask('GET', 'users/me')
      return asked.kind === 'done' ? shortOf(fieldsOf(asked.data)['name']) || null : null
    },
    limits: async () => limits,
    publish: outgoing => publish(place, outgoing),
    find: ({ key }) => find(place, slugOf(key)),
    correct: (published, outgoing) => correct(place, published, outgoing),
    takeBack: published => takeBack(place, published),
    replies: null,
  }
}

/** As `slugOf` makes it. */
const ownName = /^pub-[\da-f]{12}$/

function slugOf(key: string): string {
  return `pub-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`
}

async function publish(place: Place, outgoing: Outgoing): Promise<Answered<Published>> {
  const slug = slugOf(outgoing.key)
  const there = await find(place, slug)
  if (there.kind !== 'done') return there
  if (there.found) return { kind: 'done', ...there.found }
  const made = await articleOf(place, slug, outgoing)
  if (made.kind !== 'done') return made
  const asked = await place.api.ask('POST', 'posts', {}, { ...made.article, slug, status: 'publish' })
  if (asked.kind === 'no') return refusedBy(asked)
  if (asked.kind !== 'done') return asked
  const article = fieldsOf(asked.data)
  if (article['slug'] === slug) return { kind: 'done', ...publishedAs(place, article) }
  const first = await find(place, slug)
  return first.kind === 'done' && first.found ? { kind: 'done', ...first.found } : { kind: 'unknown' }
}

/** The first article of that name; later ones of its name are removed. */
async function find(place: Place, slug: string): Promise<Answered<{ found: Published | null }>> {
  const there = await allOf(place, slug)
  if (there.kind !== 'done') return there
  const [first] = there.found.sort((one, other) => Number(idOf(one)) - Number(idOf(other)))
  const cleared = await removeBut(place, first, there.found)
  return cleared.kind === 'done' ? { kind: 'done', found: first ? publishedAs(place, first) : null } : cleared
}

/**
 * A try whose answer was lost may arrive after the next one was made, and long after anybody looked; the site then
 * gives the later one another name.
 */
async function allOf({ api }: Place, slug: string): Promise<Answered<{ found: Fields[] }>> {
  return api.look('posts', { slug: [slug, `${slug}-2`, `${slug}-3`].join(','), status: states })
}

async function removeBut({ api }: Place, kept: Fields | undefined, found: Fields[]): Promise<Answered<object>> {
  for (const other of found.filter(one => kept === undefined || idOf(one) !== idOf(kept))) {
    const asked = await api.ask('DELETE', `posts/${idOf(other)}`, { force: 'true' })
    if (asked.kind === 'no' && asked.status === 404) continue
    if (asked.kind === 'no') return refusedBy(asked)
    const gone = harmless(asked)
    if (gone.kind !== 'done') return gone
  }
  return { kind: 'done' }
}

/** An article whose name an editor changed may be somebody else's. */
async function removeLate(place: Place, slug: string, published: Published): Promise<Answered<object>> {
  if (!ownName.test(slug)) return { kind: 'done' }
  const there = await allOf(place, slug)
  return there.kind === 'done' ? removeBut(place, { id: idIn(published) }, there.found) : there
}

/**
 * The article as written there, with its pictures in the library. Pictures that the text does not place come before it.
 */
async function articleOf(
  { api }: Place,
  slug: string,
  { title, summary, text, pictures, sections }: Outgoing,
): Promise<Answered<{ article: object; shown: Shown[] }>> {
  if (pictures.length > limits.pictures) return refused(`A site gets ${limits.pictures} pictures at most.`)
  if (text.length > limits.characters) return refused(`A site gets ${limits.characters} characters at most.`)
  const [uploaded, categories] = [await uploadAll(api, slug, pictures), await categoriesOf(api, sections)]
  if (uploaded.kind !== 'done') return uploaded
  if (categories.kind !== 'done') return categories
  const { shown } = uploaded
  const blocks = readArticle(text)
  const placed = new Set(blocks.map(block => (block.kind === 'picture' ? block.photo : 0)))
  const figure = (photo: number, caption: string) => figureOf(shown[photo - 1], caption)
  const before = shown.map((_, index) => (placed.has(index + 1) ? '' : figure(index + 1, ''))).join('')
  const content = before + articleHtml(blocks, { escaped: asWritten, picture: figure })
  const words = { title: asWritten(title), excerpt: asWritten(summary), content }
  return { kind: 'done', article: { ...words, categories: categories.ids }, shown }
}

function figureOf(picture: Shown | undefined, caption: string): string {
  if (!picture) return ''
  const { id, source, alt } = picture
  const said = caption === '' ? '' : `<figcaption>${asWritten(caption)}</figcaption>`
  // The number behind the class is how a site knows its pictures.
  const address = URL.canParse(source) ? new URL(source).href : ''
  const image = `<img src="${asWritten(address)}" alt="${asWritten(alt)}" class="wp-image-${id}" />`
  return `<figure class="wp-block-image">${image}${said}</figure>`
}

/** Pictures of a correction are named after the existing article, whatever key the correction has. */
async function correct(
  place: Place,
  published: Published,
  outgoing: Outgoing,
): Promise<Answered<Published & { lostReplies: boolean }>> {
  const there = await slugThere(place, published)
  if (there.kind !== 'done') return there
  const { slug } = there
  if (slug === null) return refused('The article is there no more.')
  const made = await articleOf(place, slug, outgoing)
  if (made.kind !== 'done') return made
  const asked = await place.api.ask('POST', `posts/${idIn(published)}`, {}, made.article)
  if (asked.kind === 'no') return refusedBy(asked)
  if (asked.kind !== 'done') return asked
  const alone = await removeLate(place, slug, published)
  if (alone.kind !== 'done') return alone
  const cleared = await removeOthers(place.api, slug, made.shown)
  if (cleared.kind !== 'done') return cleared
  return { kind: 'done', ...publishedAs(place, fieldsOf(asked.data)), lostReplies: false }
}

/** To the bin, where an editor may look at it; its pictures are deleted. */
async function takeBack(place: Place, published: Published): Promise<Answered<object>> {
  const there = await slugThere(place, published)
  if (there.kind !== 'done' || there.slug === null) return there
  const alone = await removeLate(place, there.slug, published)
  if (alone.kind !== 'done') return alone
  const deleted = await place.api.ask('DELETE', `posts/${idIn(published)}`)
  if (deleted.kind === 'no' && deleted.status !== 404 && deleted.status !== 410) return refusedBy(deleted)
  if (deleted.kind !== 'no') {
    const gone = harmless(deleted)
    if (gone.kind !== 'done') return gone
  }
  return removeOthers(place.api, there.slug, [])
}

/** The article's name, in the bin too; null: it does not exist any more. */
async function slugThere({ api }: Place, published: Published): Promise<Answered<{ slug: string | null }>> {
  const asked = await api.ask('GET', `posts/${idIn(published)}`, { context: 'edit' })
  if (asked.kind === 'no') return asked.status === 404 ? { kind: 'done', slug: null } : refusedBy(asked)
  const answer = harmless(asked)
  if (answer.kind !== 'done') return answer
  return { kind: 'done', slug: textOf(fieldsOf(answer.data)['slug']).replace(/__trashed(?:-\d+)?$/, '') }
}

function publishedAs({ origin }: Place, article: Fields): Published {
  const { link, modified_gmt } = article
  return { uri: `${origin}/?p=${idOf(article)}`, url: pageOf(link), revision: shortOf(modified_gmt) || null }
}

function idIn({ uri }: Published): string {
  return /[?&]p=(\d+)$/.exec(uri)?.[1] ?? '0'
}
