/**
 * What the server refuses in a post: the limits of `app.bsky.feed.post`, `app.bsky.embed.*` and
 * `app.bsky.richtext.facet`, which a test holds against the lexicons. Pictures may have 2 MB since 2026; servers of
 * before know 1 MB, and so does this one.
 */
export const limits = {
  text: { graphemes: 300, bytes: 3000 },
  tag: { graphemes: 64, bytes: 640 },
  langs: 3,
  tags: 8,
  images: { count: 4, bytes: 1_000_000 },
  thumb: { bytes: 1_000_000 },
}

type Fields = Record<string, unknown>

const segmenter = new Intl.Segmenter()

/** The refusal in the server's words; undefined: the record is good. */
export function faultOfPost(record: Fields): string | undefined {
  const { text, createdAt, langs, tags, facets, embed } = record
  return (
    faultOfText(text, 'text', limits.text) ??
    faultOfInstant(createdAt) ??
    faultOfList(langs, 'langs', limits.langs, lang =>
      typeof lang === 'string' && /^[a-z]{2,3}(?:-[a-zA-Z\d]{2,8}){0,4}$/.test(lang) ? undefined : 'invalid language',
    ) ??
    faultOfList(tags, 'tags', limits.tags, (tag, at) => faultOfText(tag, at, limits.tag)) ??
    faultOfList(facets, 'facets', Number.POSITIVE_INFINITY, faultOfFacet) ??
    (embed === undefined ? undefined : faultOfEmbed(embed))
  )
}

function faultOfText(value: unknown, at: string, most: { graphemes: number; bytes: number }): string | undefined {
  if (typeof value !== 'string')
    return value === undefined ? `Missing required key "${at}"` : `Expected string at $.${at}`
  const bytes = Buffer.byteLength(value)
  if (bytes > most.bytes) return `string too big (maximum ${most.bytes}, got ${bytes}) at $.${at}`
  const graphemes = [...segmenter.segment(value)].length
  if (graphemes > most.graphemes) return `grapheme too big (maximum ${most.graphemes}, got ${graphemes}) at $.${at}`
  return undefined
}

function faultOfInstant(value: unknown): string | undefined {
  if (value === undefined) return 'Missing required key "createdAt"'
  const isGood =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  return isGood ? undefined : 'Invalid datetime at $.createdAt'
}

function faultOfList(
  value: unknown,
  at: string,
  most: number,
  faultOf: (one: unknown, at: string) => string | undefined,
): string | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) return `Expected array at $.${at}`
  if (value.length > most) return `array too big (maximum ${most}, got ${value.length}) at $.${at}`
  for (const [index, one] of value.entries()) {
    const fault = faultOf(one, `${at}[${index}]`)
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultOfFacet(value: unknown, at: string): string | undefined {
  const { index, features } = fieldsOf(value)
  const { byteStart, byteEnd } = fieldsOf(index)
  for (const [name, offset] of [
    ['byteStart', byteStart],
    ['byteEnd', byteEnd],
  ] as const)
    if (!Number.isInteger(offset) || (offset as number) < 0)
      return `Expected integer (minimum 0) at $.${at}.index.${name}`
  if (!Array.isArray(features)) return `Expected array at $.${at}.features`
  return faultOfList(features, `${at}.features`, Number.POSITIVE_INFINITY, faultOfFeature)
}

function faultOfFeature(value: unknown, at: string): string | undefined {
  const { $type, uri, did, tag } = fieldsOf(value)
  switch ($type) {
    case 'app.bsky.richtext.facet#link':
      return typeof uri === 'string' && /^\w[\w.+-]*:\S+$/.test(uri) ? undefined : `Invalid uri at $.${at}.uri`
    case 'app.bsky.richtext.facet#mention':
      return typeof did === 'string' && /^did:[a-z]+:[\w.:%-]+$/.test(did) ? undefined : `Invalid did at $.${at}.did`
    case 'app.bsky.richtext.facet#tag':
      return tag === undefined ? `Missing required key "tag" at $.${at}` : faultOfText(tag, `${at}.tag`, limits.tag)
    default:
      // The union is open: what the server does not know it lets pass, if only it has a type.
      return typeof $type === 'string' ? undefined : `Missing required key "$type" at $.${at}`
  }
}

function faultOfEmbed(value: unknown): string | undefined {
  const { $type, images, external } = fieldsOf(value)
  if ($type === 'app.bsky.embed.images') {
    if (images === undefined) return 'Missing required key "images" at $.embed'
    return faultOfList(images, 'embed.images', limits.images.count, (one, at) => {
      const { image, alt } = fieldsOf(one)
      if (typeof alt !== 'string') return `Missing required key "alt" at $.${at}`
      return fieldsOf(image)['$type'] === 'blob' ? undefined : `Expected blob at $.${at}.image`
    })
  }
  if ($type === 'app.bsky.embed.external') {
    const fields = fieldsOf(external)
    const missing = ['uri', 'title', 'description'].find(name => typeof fields[name] !== 'string')
    return missing === undefined ? undefined : `Missing required key "${missing}" at $.embed.external`
  }
  return typeof $type === 'string' ? undefined : 'Missing required key "$type" at $.embed'
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
