import { wordsOf } from './search-tables.ts'

/** An agreement in force of a person who is no agent, without a file; of a child, without the signature of a parent. */
const unsignedPath = `$.agreements[*] ? (!(@.person.ref == "") && @.withdrawnAt == null && @.state != "refused"
  && ((@.person.kind == "outsider" && (@.proof == null || @.proof.kind != "file"))
    || (@.person.kind == "child" && exists(@.person.parents[*] ? (@.agreed == null)))))`

/** What pictures of a post are described as, all of them together. */
const postAlts = wordsOf(
  'post_alts',
  `(select string_agg(alt #>> '{}', ' ') from jsonb_path_query(doc, '$.content.pictures[*].alt') as alt)`,
)

/** Indexes by which « médias » finds, in its order, without a look at each picture or each post. */
export const mediaSearchTables = [
  postAlts,
  'create index post_alts_found on post using gin (post_alts(doc))',
  `create index media_named on media using gin (name_words(doc->>'name'))`,
  `create index media_newest on media ((doc->>'firstAt') collate "C" desc, id)`,
  `create index media_of_section on media ((doc->>'section'), (doc->>'firstAt') collate "C" desc, id)`,
  `create function media_unsigned(media jsonb) returns boolean language sql immutable parallel safe as $$
    select media @? '${unsignedPath}'::jsonpath $$`,
  'create index media_unsigned_found on media (updated_at desc, id) where media_unsigned(doc)',
]
