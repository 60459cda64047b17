import { readdirSync, readFileSync } from 'node:fs'
import type { Client } from 'pg'

const ticksPerSecond = 100

/** User and system time of a process in seconds; NaN where there is no /proc. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid)
  return fields ? (fields.user + fields.system) / ticksPerSecond : NaN
}

/**
 * The same of a process, of its children and of those that it has outlived: a PostgreSQL has one for each connection.
 */
export function cpuOfFamily(pid: number): number {
  const head = statOf(pid)
  if (!head) return NaN
  const pids = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
  const children = pids.map(statOf).filter(fields => fields?.parent === pid)
  return [head, ...children].reduce((sum, fields) => sum + fields!.user + fields!.system, head.ended) / ticksPerSecond
}

type Stat = { parent: number; user: number; system: number; ended: number }

function statOf(pid: number): Stat | undefined {
  try {
    // The name in brackets may hold spaces; the fields after it are numbered from 3 in proc(5).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    const field = (number: number): number => Number(fields[number - 3])
    return { parent: field(4), user: field(14), system: field(15), ended: field(16) + field(17) }
  } catch {
    return undefined
  }
}

/** The process of the server behind a connection; the first line of postmaster.pid names it. */
export async function serverOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(
    `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
  )
  return rows[0]!.pid
}
