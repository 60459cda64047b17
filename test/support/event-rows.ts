import type { StoredMary } from './stores.ts'

type Asked = Pick<StoredMary, 'ask'>
type Event = { postId: string; reference: string }

/** Who answered, in the order of the journal, which is the order in which it was committed. */
export async function committedOrder({ ask }: Asked, { reference }: Event): Promise<string[]> {
  const rows = await ask<{ person: string }>(
    `select person_id as person from journal join journal_actor using (actor_ref)
    where verb = 'event.answered' and subject = $1 order by seq`,
    reference,
  )
  return rows.map(({ person }) => person)
}

/** Who was given a place that became free, in that order. */
export async function promotedOrder({ ask }: Asked, { reference }: Event): Promise<string[]> {
  const rows = await ask<{ person: string }>(
    `select details->>'person' as person from journal join journal_detail using (seq)
    where verb = 'event.promoted' and subject = $1 order by seq`,
    reference,
  )
  return rows.map(({ person }) => person)
}

export async function saying({ ask }: Asked, { postId }: Event, answer: 'yes' | 'waiting'): Promise<string[]> {
  const sql = `select doc->>'person' as person from event_answer where post_id = $1 and answer = $2`
  return (await ask<{ person: string }>(sql, postId, answer)).map(({ person }) => person)
}

export async function placesOf({ ask }: Asked, { postId }: Event): Promise<{ taken: number; waiting: string[] }> {
  const [row] = await ask<{ doc: { taken: number; waiting: { person: string }[] } }>(
    'select doc from event where id = $1',
    postId,
  )
  return { taken: row!.doc.taken, waiting: row!.doc.waiting.map(({ person }) => person) }
}
