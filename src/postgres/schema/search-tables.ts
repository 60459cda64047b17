import { wordMost } from '../../core/domain/search-words.ts'

/**
 * The words of a text without accents and case, as `searchWords` folds what is looked for. Compared by code points, so
 * that it is the same in any locale of the server. `translate`: letters that have no accent, and a lower case that some
 * locales do not know. No function of ours: an index is built where none of them is found.
 */
const wordsIn = (said: string): string => `array_to_tsvector(array(
    select distinct left(word, ${wordMost}) from regexp_split_to_table(
      translate(lower(regexp_replace(normalize(${said}, NFKD), '[\\u0300-\\u036f]', '', 'g')), 'ŒÆ’‘ʼ´‐‑–—', 'œæ''''''''----'),
      '[\\s!-/:-@\\[-\`{-~«»“”„…·•]+') as word where word <> ''))`

export const wordsOf = (name: string, said: string, from = ''): string =>
  `create function ${name}(doc jsonb) returns tsvector language sql immutable parallel safe as $$
    select ${wordsIn(said)} ${from} $$`

/** Indexes of people, whom a search asks for with every few letters, without reading a whole town. */
export const namedTables = [
  `create function name_words(name text) returns tsvector language sql immutable parallel safe as $$
    select ${wordsIn('name')} $$`,
  'create index directory_person_words on directory_person using gin (name_words(name))',
]

const initiativeWords = wordsOf('initiative_words', `concat_ws(' ', doc->>'title', doc->>'text', doc->>'reference')`)

/** While it is being corrected, the words that people have. */
const postWords = wordsOf(
  'post_words',
  `concat_ws(' ', content->>'title', content->>'summary', content->>'body')`,
  `from (select coalesce(doc->'correcting'->'content', doc->'content') as content) as sent`,
)

/** All authors of a post, as its document has them. */
export const authorsOf = `(doc->'authors')`

/** What people have, also while a correction is written. */
export const isPublished = `(state in ('broadcasting', 'broadcast') or jsonb_typeof(doc->'correcting') = 'object')`

export const searchTables = [
  initiativeWords,
  postWords,
  'create index initiative_words_found on initiative using gin (initiative_words(doc))',
  'create index initiative_newest on initiative (submitted_at)',
  'create index post_words_found on post using gin (post_words(doc))',
  `create index post_published on post (updated_at) where ${isPublished}`,
]
