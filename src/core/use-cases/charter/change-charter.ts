import { type Actor, isAdmin, maySeeAll, named } from '../../domain/actor.ts'
import { type Charter, charterId, type CharterLogo, logosMost } from '../../domain/charter/charter.ts'
import { type CharterErrors, readCharter } from '../../domain/charter/read-charter.ts'
import { canonicalKey } from '../../domain/seal.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { notAdmin, road } from '../road.ts'
import type { Change } from '../../change.ts'

export type CharterResult =
  | { kind: 'charter-saved' | 'charter-same'; charter: Charter }
  /** Another person changed it since: nothing was written. */
  | { kind: 'charter-since'; charter: Charter }
  | { kind: 'not-admin' }
  | Busy
export type CharterNeeds = Pick<Ports, 'history' | 'charters' | 'commit' | 'now'>

export async function seeCharter(
  { charters }: Pick<Ports, 'charters'>,
  actor: Actor,
): Promise<{ kind: 'charter-seen'; charter: Charter; edits: boolean } | { kind: 'not-comms' }> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  return { kind: 'charter-seen', charter: await charters.current(), edits: isAdmin(actor) }
}

/** Saves the form: colours, forbidden pairs and words, all at once. */
export function saveCharter(
  ports: CharterNeeds,
  actor: Actor,
  { seen, fields }: { seen: number; fields: Readonly<Record<string, unknown>> },
): Promise<CharterResult | { kind: 'invalid'; errors: CharterErrors; charter: Charter }> {
  const { draft, errors } = readCharter(fields)
  type Invalid = { kind: 'invalid'; errors: CharterErrors; charter: Charter }
  return changeCharter<Invalid>(ports, actor, seen, charter =>
    Object.keys(errors).length > 0 ? { kind: 'invalid', errors, charter } : { ...charter, ...draft },
  )
}

/** Marks one logo as old or allowed, or removes it (null). */
export function markLogo(
  ports: CharterNeeds,
  actor: Actor,
  { digest, becomes }: { digest: string; becomes: CharterLogo['state'] | null },
): Promise<CharterResult | { kind: 'no-such-logo'; charter: Charter }> {
  return changeCharter<{ kind: 'no-such-logo'; charter: Charter }>(ports, actor, null, charter => {
    if (becomes !== null && charter.logos.every(one => one.digest !== digest)) return { kind: 'no-such-logo', charter }
    const logos = charter.logos.flatMap(one =>
      one.digest !== digest ? [one] : becomes === null ? [] : [{ ...one, state: becomes }],
    )
    return { ...charter, logos }
  })
}

/** One logo more, allowed from now on; the same file twice is one. */
export function addLogo(
  ports: CharterNeeds,
  actor: Actor,
  logo: Pick<CharterLogo, 'digest' | 'name'>,
): Promise<CharterResult | { kind: 'too-many-logos'; charter: Charter }> {
  return changeCharter<{ kind: 'too-many-logos'; charter: Charter }>(ports, actor, null, charter => {
    if (charter.logos.some(({ digest }) => digest === logo.digest)) return charter
    if (charter.logos.length >= logosMost) return { kind: 'too-many-logos', charter }
    return { ...charter, logos: [...charter.logos, { ...logo, state: 'allowed' }] }
  })
}

const charterRoad = road({
  read: ({ charters }: Pick<Ports, 'charters'>, _key: null) => charters.current(),
  refuses: notAdmin,
  attempt: { what: 'charter.change', subject: 'charter' },
})

/** Without a difference nothing is written. `seen` null: the press names everything that it changes. */
function changeCharter<Refused extends { kind: string } = never>(
  ports: CharterNeeds,
  actor: Actor,
  seen: number | null,
  decide: (charter: Charter) => Charter | Refused,
): Promise<CharterResult | Refused> {
  return charterRoad<CharterResult | Refused>(ports, actor, null, charter => {
    const decided = decide(charter)
    if ('kind' in decided) return decided
    if (canonicalKey(decided) === canonicalKey(charter)) return { kind: 'charter-same', charter }
    if (seen !== null && seen !== charter.version) return { kind: 'charter-since', charter }
    const version = charter.version + 1
    const row: Charter = { ...decided, id: charterId, version, changed: { by: named(actor), at: ports.now() } }
    const { colours, pairs, words, logos } = row
    const details = { version, charter: JSON.stringify({ colours, pairs, words, logos }) }
    const changes: Change[] = [
      { save: 'charter', row, ifVersion: charter.version },
      { journal: { verb: 'charter.changed', actor, subject: 'charter', seal: null, details } },
    ]
    return { changes, answer: { kind: 'charter-saved', charter: row } }
  })
}
