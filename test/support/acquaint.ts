import type { Mary } from './mary.ts'

type Ask = (sql: string, ...values: unknown[]) => Promise<unknown>

/** People whom broadcasts reached before: nobody has to be met first. `share`: that part of them, by chance of their ids. */
export async function acquaint({ town, sandbox }: Pick<Mary, 'town' | 'sandbox'>, ask: Ask, share = 1): Promise<void> {
  const known = Object.entries(await town.chats()).filter(
    ([person]) => Number.parseInt(person.slice(-4), 16) / 0x1_0000 < share,
  )
  const rows = known.map(([person, conversation_id]) => ({ person, conversation_id }))
  await ask(
    `insert into conversation (person, conversation_id, service_url, state, met)
    select person, conversation_id, $2, 'open', true from jsonb_to_recordset($1::jsonb) as known(person text, conversation_id text)
    on conflict (person) do update set met = true`,
    JSON.stringify(rows),
    `${sandbox.variables['TEAMS_SERVICE_URL']}/`,
  )
}
