import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

/** Small things that Mary must remember between runs; values are JSON. */
export type Settings = {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  /** The value that is there, else this one: of several processes that start at once all get the same. */
  once(key: string, value: unknown): Promise<unknown>
}

export function settings({ kysely }: Database): Settings {
  const get = async (key: string): Promise<unknown> => {
    const row = await kysely.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
    return row?.value
  }
  return {
    get,
    set: async (key, value) => {
      await sql`insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
        on conflict (key) do update set value = excluded.value`.execute(kysely)
    },
    once: async (key, value) => {
      await sql`insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
        on conflict (key) do nothing`.execute(kysely)
      return get(key)
    },
  }
}
