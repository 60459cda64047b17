import { Client } from 'pg'
import type { Person } from '../../sandbox/town/town.ts'
import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { cpuOfFamily, serverOf } from '../process-cpu.ts'
import type { Walked } from './walk.ts'

/** Something to be decided, and by whom. */
export type Waiting =
  | { verb: 'initiative.take'; by: Person; data: { initiativeId: string } }
  | { verb: 'validation.approve'; by: Person; data: { postId: string; seal: string; step: number } }

export type Copier = {
  /** How many of each kind are decided, alternately. */
  copy(count: number): Promise<Waiting[]>
  entries(): Promise<number>
  /** Visas in the journal. */
  visas(): Promise<number>
  /** What is due and not done, by the name of the job. */
  waiting(): Promise<Map<string, number>>
  /** CPU seconds of the server behind the database. */
  serverCpu(): number
  close(): Promise<void>
}

type Originals = { initiative: Initiative; post: Post; validation: Validation }

/** Copies what was made by people, row by row: each has its own author or approver, so that no two wait for one row. */
export async function openCopier(databaseUrl: string, walked: Walked, people: Person[]): Promise<Copier> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const server = await serverOf(client)
  const originals = await readOriginals(client, walked)
  const approvers = people.filter(({ id }) => !originals.validation.authors.includes(id))
  let number = 0
  return {
    copy: async count => {
      const copies = Array.from({ length: count }, () =>
        copyOf(originals, ++number, approvers[number % approvers.length]!),
      )
      await insert(
        client,
        'initiative',
        copies.map(({ initiative }) => initiative),
      )
      await insert(
        client,
        'post',
        copies.map(({ post }) => post),
      )
      await insert(
        client,
        'validation',
        copies.map(({ validation }) => validation),
      )
      return copies.flatMap(({ initiative, validation, approver }, index): Waiting[] => [
        {
          verb: 'initiative.take',
          by: walked.comms[index % walked.comms.length]!,
          data: { initiativeId: initiative.id },
        },
        {
          verb: 'validation.approve',
          by: approver,
          data: { postId: validation.postId, seal: validation.seal, step: 0 },
        },
      ])
    },
    entries: async () => Number((await client.query<{ count: string }>('select count(*) from journal')).rows[0]!.count),
    visas: async () =>
      Number(
        (await client.query<{ count: string }>(`select count(*) from journal where verb = 'validation.approved'`))
          .rows[0]!.count,
      ),
    waiting: async () => {
      const { rows } = await client.query<{ name: string; n: number }>(dueJobs)
      return new Map(rows.map(({ name, n }) => [name, n]))
    },
    serverCpu: () => cpuOfFamily(server),
    close: () => client.end(),
  }
}

const dueJobs = `select name, count(*)::int as n from (
    select name from asked_job where due <= now()
    union all select name from pgboss.job where state < 'completed' and start_after <= now()) as job
  group by name order by n desc`

async function readOriginals(client: Client, { initiativeReference, postTitle }: Walked): Promise<Originals> {
  const doc = async <T>(sql: string, value: string): Promise<T> => {
    const found = (await client.query<{ doc: T }>(sql, [value])).rows[0]
    if (!found) throw new Error(`nothing was made for ${value}`)
    return found.doc
  }
  const post = await doc<Post>(`select doc from post where doc->'content'->>'title' = $1`, postTitle)
  return {
    initiative: await doc<Initiative>(`select doc from initiative where doc->>'reference' = $1`, initiativeReference),
    post,
    validation: await doc<Validation>('select doc from validation where id = $1', post.validationId ?? ''),
  }
}

function copyOf(
  { initiative, post, validation }: Originals,
  number: number,
  approver: Person,
): Originals & { approver: Person } {
  const id = (kind: number): string => `be9c0000-0000-4000-800${kind}-${String(number).padStart(12, '0')}`
  const [postId, validationId, reference] = [id(2), id(3), `PUB-2026-${String(100_000 + number)}` as const]
  const asked = { id: approver.id, name: approver.displayName, as: 'head' as const, standIns: [] }
  const steps = validation.steps.map((step, index) =>
    index === 0 ? { ...step, approvers: [asked], panels: [{ department: null, people: [asked.id], needs: 1 }] } : step,
  )
  return {
    approver,
    initiative: {
      ...initiative,
      id: id(1),
      version: 1,
      listItemId: null,
      reference: `PROP-2026-${String(100_000 + number)}`,
      author: { id: approver.id, name: approver.displayName },
    },
    post: { ...post, id: postId, version: 1, reference, validationId, initiativeId: null },
    validation: { ...validation, id: validationId, version: 1, reference, postId, steps, shown: {} },
  }
}

async function insert(
  client: Client,
  table: 'initiative' | 'post' | 'validation',
  docs: { id: string }[],
): Promise<void> {
  const text = `insert into ${table} (id, version, doc) select doc->>'id', 1, doc from jsonb_array_elements($1::jsonb) as doc`
  for (let from = 0; from < docs.length; from += 500)
    await client.query(text, [JSON.stringify(docs.slice(from, from + 500))])
}
