import { readdirSync, readFileSync } from 'node:fs'

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
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(Number)
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
