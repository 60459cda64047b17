import type { PersonId } from '../domain/actor.ts'
import { parseReference, type Reference } from '../domain/reference.ts'
import { type Held, heldBy } from '../domain/retention/suspension.ts'
import { type Instant, msBetween } from '../domain/time.ts'
import type { Ports } from '../ports.ts'

export type HeldNeeds = Pick<Ports, 'suspensions' | 'history' | 'editions'>

/**
 * What no purge and no erasure deletes now. A reference means all that it leads to: a proposal its post, a post its
 * proposal, broadcasts and answers, an edition the post that announces it.
 */
export async function readHeld(ports: HeldNeeds): Promise<Held> {
  const { people, references } = heldBy(await ports.suspensions.standing())
  return heldWith({ people, references }, await leadsOfAll(ports, references))
}

/** So long the rows behind suspended references are not read again. */
const readMs = 60_000
const readings = new WeakMap<object, { of: string; at: Instant; led: Promise<Led[]> }>()

/**
 * For jobs of one row each, of which a night has hundreds: suspensions are read each time, so that a new one counts at
 * once; the rows behind their references are read once a minute for all of them.
 */
export async function readHeldOnce(ports: HeldNeeds & Pick<Ports, 'now'>): Promise<Held> {
  const { people, references } = heldBy(await ports.suspensions.standing())
  const [of, at] = [JSON.stringify(references), ports.now()]
  const known = readings.get(ports.history)
  if (known?.of === of && msBetween(known.at, at) < readMs) return heldWith({ people, references }, await known.led)
  const reading = { of, at, led: leadsOfAll(ports, references) }
  readings.set(ports.history, reading)
  // A failed reading is not kept.
  reading.led.catch(() => readings.delete(ports.history))
  return heldWith({ people, references }, await reading.led)
}

async function leadsOfAll(ports: HeldNeeds, references: readonly string[]): Promise<Led[]> {
  return (await Promise.all(references.map(reference => leads(ports, reference)))).flat()
}

function heldWith({ people, references }: Pick<Held, 'people' | 'references'>, led: readonly Led[]): Held {
  const all = (of: 'subjects' | 'rows' | 'parts', more: string[] = []) => [
    ...new Set([...more, ...led.flatMap(one => one[of])]),
  ]
  return {
    people: [...new Set(people)],
    references: all('subjects', references),
    rows: all('rows'),
    parts: all('parts'),
  }
}

type Led = Pick<Held, 'rows' | 'parts'> & { subjects: string[] }

async function leads({ history, editions }: HeldNeeds, reference: string): Promise<Led[]> {
  const typed = parseReference(reference)
  if (typed !== null) return history.trails(typed)
  const edition = await editions.byReference(reference)
  return edition ? [{ subjects: [], rows: [edition.id, ...(edition.postId ? [edition.postId] : [])], parts: [] }] : []
}

/** Suspended references with a document that names this person: an erasure would change what a court reads. */
export async function heldNaming(
  { suspensions, history }: Pick<Ports, 'suspensions' | 'history'>,
  person: PersonId,
): Promise<Reference[]> {
  const { references } = heldBy(await suspensions.standing())
  const named = await Promise.all(
    references.map(async reference => {
      const typed = parseReference(reference)
      return typed !== null && JSON.stringify(await history.trails(typed)).includes(person)
    }),
  )
  return references.filter((_, index) => named[index])
}
