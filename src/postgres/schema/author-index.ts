/** Everyone who had a hand in a post, as its document has them. */
export const authorsOf = `(doc->'authors')`

/** A desk asks for what one person wrote as often as something changes while it is open. */
export const authorIndex = [`create index post_authors on post using gin (${authorsOf} jsonb_path_ops)`]
