import type { PersonId } from '../actor.ts'
import { type OtherChannel, otherChannels } from '../channels/channel.ts'
import type { Day, Instant } from '../time.ts'

/** How one part of a key is written; `read` answers undefined for a text that `write` never makes. */
export type Part<Value> = { write(value: Value): string; read(text: string): Value | undefined }
export type Optional<Value> = Part<Value> & { optional: true }

export const text: Part<string> = { write: value => value, read: value => (value === '' ? undefined : value) }
/** A part of its own, so that `subjectOf` recognises it. */
export const person: Part<PersonId> = { ...text }
export const day: Part<Day> = { ...text }
export const count: Part<number> = {
  write: String,
  read: value => (/^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : undefined),
}
export const instant: Part<Instant> = {
  write: value => String(Date.parse(value)),
  read: value => (/^(0|[1-9]\d{0,13})$/.test(value) ? new Date(Number(value)).toISOString() : undefined),
}
export const ring: Part<number> = {
  write: value => `ring${value}`,
  read: value => (value.startsWith('ring') ? count.read(value.slice('ring'.length)) : undefined),
}
/** The `decisions`th decision on that version of the post. */
export const verdict: Part<{ version: number; decisions: number }> = {
  write: ({ version, decisions }) => `${version}-${decisions}`,
  read: value => {
    const [version, decisions, ...more] = value.split('-').map(count.read)
    return version === undefined || decisions === undefined || more.length > 0 ? undefined : { version, decisions }
  },
}
export const elsewhere: Part<OtherChannel> = {
  write: value => value,
  read: value => otherChannels.find(one => one === value),
}
export const only = <Word extends string>(word: Word): Part<Word> => ({
  write: () => word,
  read: value => (value === word ? word : undefined),
})
/** Only the last part of a kind may be absent. */
export const optional = <Value>(part: Part<Value>): Optional<Value> => ({ ...part, optional: true })
