import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { orRunAgain } from '../attempt.ts'
import { type Change, refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { askedCards, trackingCards } from '../cards/validation-cards.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { clockSkewMs, type Instant, msBetween } from '../../domain/time.ts'
import { type Delegation, endOf } from '../../domain/delegations/delegation.ts'
import { aboutOf, lentToFit } from './stand-ins-of.ts'
import { withStandIns } from '../../domain/delegations/with-stand-ins.ts'

const pageSize = 50

type Needs = Pick<Ports, 'delegations' | 'directory' | 'validations' | 'posts' | 'commit' | 'now'>

/** The job at its beginning and at its end: applies it to every validation that waits for the approver. */
export async function applyDelegation(ports: Needs, id: string, settings: WorkingHours): Promise<void> {
  const delegation = await ports.delegations.byId(id)
  if (!delegation) return
  const { from, to } = delegation
  const next = stillToCome(delegation, ports.now())
  if (next !== null) await ports.commit({ job: 'delegation.apply', data: { id }, inMs: next })
  if (ports.now() < delegation.since && !delegation.ended) return
  const [fit = null] = await lentToFit(ports, [delegation])
  if (fit === null && ports.now() < endOf(delegation)) return
  for (let after = ''; ;) {
    const page = await ports.validations.asking(from.id, after, pageSize)
    for (const { id } of page) await applyTo(ports, delegation, id, settings)
    after = page.at(-1)?.id ?? ''
    if (page.length < pageSize) break
  }
  await ports.commit(...[to.id, from.id].map(person => refresh({ card: 'delegation', delegationId: id, person })))
}

/** By the clock of the store the delegation has begun, or is over; ours is behind by so many ms. */
function stillToCome(delegation: Delegation, now: Instant): number | null {
  const left = [delegation.since, endOf(delegation)].map(at => msBetween(now, at))
  const early = left.filter(ms => ms > 0 && ms < clockSkewMs)
  return early[0] ?? null
}

async function applyTo(ports: Needs, delegation: Delegation, id: string, settings: WorkingHours): Promise<void> {
  await orRunAgain(async () => {
    const read = await ports.validations.byId(id)
    const post = read && (await ports.posts.byId(read.postId))
    if (!post || read.state !== 'waiting') return 'done'
    const now = ports.now()
    const steps = withStandIns(read.steps, [delegation], aboutOf(read, now))
    const validation: Validation = { ...read, version: read.version + 1, steps }
    const over = endOf(delegation) <= now
    if (steps.every((step, index) => step === read.steps[index])) {
      // It ends by itself without an entry: the stand-in's cards say so.
      if (over) await ports.commit(...askedCards(read), ...trackingCards(post, read))
      return 'done'
    }
    const details = { steps: JSON.stringify(steps) }
    return ports.commit(
      { save: 'validation', row: validation, ifVersion: read.version },
      { journal: { verb: 'delegation.applied', actor: null, subject: read.reference, seal: read.seal, details } },
      ...whenAwake(askedCards(validation), delegation, now, settings),
      ...trackingCards(post, validation),
    )
  })
}

/** A delegation that begins at midnight rings in the morning; one that a person made just now rings now. */
function whenAwake(
  cards: Change[],
  { since, createdAt, ended }: Delegation,
  now: string,
  settings: WorkingHours,
): Change[] {
  const at = since === createdAt || ended ? now : afterQuietHours(now, settings)
  return at === now ? cards : cards.map(card => ({ ...card, at }))
}
