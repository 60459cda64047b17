const windowMs = 60_000
/** Kinds are few, since their names are ours and those of libraries; beyond so many they are counted as one. */
const kindsMost = 100

type Tell<T> = { first(one: T): void; more(first: T, count: number): void }

/**
 * Neither strangers nor a database that is away may fill the log: of each kind the first one in a minute is logged, and
 * at the end of the minute how many followed. Answers the logged one of this kind.
 */
export function onceAMinute<T>({ first, more }: Tell<T>): (kind: string, one: T) => T {
  const kinds = new Map<string, { told: T; more: number }>()
  const end = (kind: string): void => {
    const { told, more: count } = kinds.get(kind)!
    kinds.delete(kind)
    if (count > 0) more(told, count)
  }
  return (own, one) => {
    const kind = kinds.has(own) || kinds.size < kindsMost ? own : 'other'
    const open = kinds.get(kind)
    if (open) {
      open.more++
      return open.told
    }
    kinds.set(kind, { told: one, more: 0 })
    setTimeout(end, windowMs, kind).unref()
    first(one)
    return one
  }
}

/** For an expected error: its name and code; for a bug its message and place, since two bugs may have one name. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  if ('code' in error && typeof error.code === 'string' && !error.code.startsWith('ERR_'))
    return `${error.name} ${error.code}`
  return `${error.name} ${error.message} ${/\n {4}at (.*)/.exec(error.stack ?? '')?.[1] ?? ''}`
}
