import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { dailyLimits } from '../../src/core/use-cases/people/daily-limits.ts'
import { eventually } from '../support/eventually.ts'
import { readable } from '../support/road.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { allJobsLeft } from '../support/jobs-left.ts'
import type { Promised } from './ordinary-life.ts'
import type { Stage } from './stage.ts'

export type Law = { law: string; said: string; broken: string[] }

type Ask = <T>(sql: string, ...values: unknown[]) => Promise<T[]>
type Row = {
  id: string
  title: string
  reference: string
  author: string
  again: number | null
  state: string | null
  waits: boolean
}

/** What is asked for later than this is none of the hour's. */
const soon = '2 seconds'
/** Leases of a minute, and retries after a storm. */
const restWithinMs = 300_000

/** When everything that the hour asked for is done, or nothing more becomes of it. */
export async function comeToRest(stage: Stage): Promise<string[]> {
  const left = () =>
    stage.ask<{ what: string }>(
      `select 'job ' || name as what from ${allJobsLeft} where due <= now() + interval '${soon}'
    union all select 'card being placed ' || key from placement where doc->>'state' = 'placing'
    union all select 'broadcast ' || (doc->>'state') || ' ' || (doc->>'title') from broadcast where doc->>'state' in ('planning', 'running')`,
    )
  await eventually(async () => (await left())?.length === 0, 'everything is done', restWithinMs).catch(() => undefined)
  return (await left())?.map(({ what }) => what) ?? ['the database does not answer']
}

/** List = database = chats: what was promised is there once, and nothing else is. */
export async function reckon(stage: Stage, promised: Promised): Promise<Law[]> {
  const ask: Ask = async (sql, ...values) => (await stage.ask(sql, ...values)) ?? []
  return [
    ...(await reckonProposals(stage, promised, ask)),
    await reckonDeliveries(stage, ask),
    await reckonEvents(promised, ask),
    await reckonHostile(stage, ask),
    await reckonJournal(stage),
    await reckonProtocols(stage),
  ]
}

async function reckonProposals(
  { mary: { town }, hostile, people }: Stage,
  { proposals, titles }: Promised,
  ask: Ask,
): Promise<Law[]> {
  const rows = await ask<Row>(
    `select i.id, i.doc->>'title' as title, i.doc->>'reference' as reference, i.author, (p.doc->>'again')::int as again, p.doc->>'state' as state,
      exists (select from ${allJobsLeft} where name = 'placement.refresh' and data->>'key' = 'inbox:' || i.id) as waits
    from initiative i left join placement p on p.key = 'inbox:' || i.id`,
  )
  const [byReference, byTitle] = [
    Map.groupBy(rows, ({ reference }) => reference),
    Map.groupBy(rows, ({ title }) => title),
  ]
  const lost = proposals
    .filter(({ reference, title }) => byReference.get(reference)?.[0]?.title !== title)
    .map(({ reference }) => `${reference} was acknowledged and is no row`)
  const twice = [...byTitle]
    .filter(([, all]) => all.length > 1)
    .map(([title, { length }]) => `« ${title} » is ${length} rows`)
  const strange = rows
    .filter(({ title, author }) => author !== hostile.id && !titles.has(title))
    .map(({ title }) => `nobody proposed « ${title} »`)
  const items = (await town.lists()).find(({ name }) => name === 'Propositions')?.items ?? []
  const listed = Map.groupBy(items, ({ fields }) => JSON.stringify(fields['Title']))
  const wrong = rows.flatMap(({ title, reference }) =>
    (listed.get(JSON.stringify(title))?.length ?? 0) === 1
      ? []
      : [`${reference} has ${listed.get(JSON.stringify(title))?.length ?? 0} items in the list`],
  )
  const cards = (await town.channel(people.comms.id)).threads
    .flatMap(({ activities }) => activities)
    .filter(({ from, deleted }) => from.bot && !deleted)
    .map(readable)
  const copies = (reference: string): number => cards.filter(card => card.includes(`"Proposition ${reference}"`)).length
  // Where nobody could know whether a card arrived, it was placed again: the row says how often.
  // Teams takes 1 800 requests an hour in one channel: what is over waits in the queue for its turn.
  const waiting = rows.filter(({ reference, waits }) => waits && copies(reference) === 0).length
  const inbox = rows.flatMap(({ reference, again, state, waits }) => {
    const count = copies(reference)
    return count === 1 || (count === 0 && waits) || (count > 1 && count <= 1 + (again ?? 0))
      ? []
      : [`${reference} has ${count} cards in the channel (${state}, placed again ${again ?? 0} times)`]
  })
  const doubles = rows.filter(({ reference }) => copies(reference) > 1).length
  return [
    {
      law: 'a proposal that was acknowledged is one row',
      said: `${proposals.length} acknowledged, ${rows.length} rows`,
      broken: [...lost, ...twice, ...strange],
    },
    {
      law: 'each is one item of the list',
      said: `${items.length} items`,
      broken: [...wrong, ...(items.length > rows.length ? [`${items.length} items for ${rows.length} rows`] : [])],
    },
    {
      law: 'each is one card of the channel',
      said: `${doubles} placed again where a connection was cut, ${waiting} wait for a turn in the channel`,
      broken: inbox,
    },
  ]
}

async function reckonDeliveries({ mary: { town } }: Stage, ask: Ask): Promise<Law> {
  const rows = await ask<{ title: string; person: string; state: string }>(
    `select b.doc->>'title' as title, person, d.state from delivery d join broadcast b on b.id = broadcast_id`,
  )
  const broken: string[] = []
  for (const [title, all] of Map.groupBy(rows, one => one.title)) {
    // In the button's data, a word that each delivered card has.
    const copies = await town.copies('broadcast.why', title)
    for (const { person, state } of all) {
      const have = copies[person] ?? 0
      if (
        have > 1 ||
        (state === 'delivered' && have !== 1) ||
        (state === 'refused' && have !== 0) ||
        state === 'queued' ||
        state === 'sending'
      )
        broken.push(`${person} has « ${title} » ${have} times: ${state}`)
    }
    const addressed = new Set(all.map(({ person }) => person))
    broken.push(
      ...Object.keys(copies)
        .filter(id => !addressed.has(id))
        .map(id => `${id} has « ${title} », and is in no ledger`),
    )
  }
  const count = (state: string): number => rows.filter(row => row.state === state).length
  return {
    law: 'a delivery is one card in one chat',
    said: `${rows.length}: ${count('delivered')} delivered, ${count('refused')} refused, ${count('unknown')} unknown`,
    broken,
  }
}

async function reckonEvents({ answers }: Promised, ask: Ask): Promise<Law> {
  const rows = await ask<{ title: string; person: string; answer: string }>(
    `select p.doc->'content'->>'title' as title, a.doc->>'person' as person, a.answer from event_answer a join post p on p.id = a.post_id`,
  )
  const kept = new Map(rows.map(({ title, person, answer }) => [`${title}:${person}`, answer]))
  const lost = [...answers]
    .filter(([key, answer]) => (answer === 'no') !== (kept.get(key) === 'no') || !kept.has(key))
    .map(([key, answer]) => `${key} said ${answer}: ${kept.get(key)}`)
  const full = [
    ...Map.groupBy(
      rows.filter(({ answer }) => answer === 'yes'),
      ({ title }) => title,
    ),
  ]
    .filter(([, all]) => all.length > 5)
    .map(([title, { length }]) => `${length} people at « ${title} », which has five places`)
  return {
    law: 'an answer to an event that was acknowledged is kept',
    said: `${answers.size} acknowledged, ${rows.length} rows`,
    broken: [...lost, ...full],
  }
}

/** Nothing of others moved; and of their own no more than a day allows. */
async function reckonHostile({ hostile }: Stage, ask: Ask): Promise<Law> {
  const count = async (sql: string): Promise<number> => (await ask<{ n: number }>(sql, hostile.id))[0]?.n ?? NaN
  const counts = {
    visas: await count(
      `select count(*)::int as n from validation where jsonb_path_query_array(doc, '$.steps[*].visas[*].by.id') ? $1`,
    ),
    delegations: await count(
      `select count(*)::int as n from delegation where lender = $1 or delegate = $1 or doc->'by'->>'id' = $1`,
    ),
    posts: await count(`select count(*)::int as n from post where doc->>'authors' like '%' || $1 || '%'`),
    proposals: await count(`select count(*)::int as n from initiative where author = $1`),
    notes: await count(`select count(*)::int as n from note where doc->'writer'->>'id' = $1`),
  }
  const most: Record<keyof typeof counts, number> = {
    visas: 0,
    delegations: 0,
    posts: 0,
    proposals: dailyLimits.propose,
    notes: dailyLimits.keep,
  }
  const broken = Object.entries(counts)
    .filter(([what, n]) => !(n <= most[what as keyof typeof counts]))
    .map(([what, n]) => `${n} ${what}`)
  return {
    law: 'the hostile person got nothing but their own',
    said: Object.entries(counts)
      .map(([what, n]) => `${n} ${what}`)
      .join(', '),
    broken,
  }
}

async function reckonJournal({ databaseUrl }: Stage): Promise<Law> {
  const database = await openDatabase({ databaseUrl, dataDir: '' })
  const verdict = await verifyJournal(database)
  await database.close()
  return {
    law: 'the journal is whole',
    said: verdict.ok ? `${verdict.entries} entries` : 'broken',
    broken: verdict.ok ? [] : [JSON.stringify(verdict)],
  }
}

async function reckonProtocols({ mary: { town } }: Stage): Promise<Law> {
  const violations = await town.violations()
  return {
    law: 'what Mary said to Teams and Graph is what they take',
    said: `${violations.length} violations`,
    broken: violations.map(one => JSON.stringify(one).slice(0, 300)),
  }
}
