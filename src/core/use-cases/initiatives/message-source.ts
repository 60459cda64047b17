import { type Change, refresh } from '../../change.ts'
import type { Named, PersonId } from '../../domain/actor.ts'
import { type Initiative, isUndecided, type Source } from '../../domain/initiatives/initiative.ts'
import { later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { unfitAccount } from '../people/unfit.ts'

/** So long after the decision Mary keeps whose message a proposal was made of. */
const sourceMs = 90 * 24 * 60 * 60_000

/** A message in Teams, as a client names it: Entra tells who its author is. */
export type Message = { author: PersonId | null; link: string | null }

/**
 * A message of one's own has no other author. The id comes without a name: a job asks Entra for it, so that nobody
 * waits for Graph.
 */
export function sourceOf(message: Message | undefined, actor: Named): Pick<Initiative, 'from'> {
  if (!message) return {}
  const { author, link } = message
  const by = author === null || author === actor.id ? null : { id: author, name: '' }
  return by === null && link === null ? {} : { from: { by, told: false, link } }
}

export function sourceJobs({ id, from }: Initiative): Change[] {
  if (!from) return []
  const end: Change = { job: 'initiative.source-end', data: { id }, inMs: sourceMs }
  return from.by === null ? [end] : [{ job: 'initiative.source', data: { id } }, end]
}

/**
 * The author of the message, by Entra, not by what a client says; null: unknown to Entra. `told`: agents alone learn of
 * it; a guest, an account that is closed or shared, and an elected member are named and not written to.
 */
export async function quotedAuthor(
  ports: Pick<Ports, 'directory'>,
  author: PersonId,
): Promise<Pick<Source, 'by' | 'told'>> {
  const person = await ports.directory.person(author)
  if (!person) return { by: null, told: false }
  return { by: { id: person.id, name: person.name }, told: (await unfitAccount(ports, person)) === null }
}

type Needs = Pick<Ports, 'initiatives' | 'directory' | 'commit'>

/** The job behind a proposal that was made of a colleague's message: they are told once, by a card that stays true. */
export async function tellSource(ports: Needs, id: string): Promise<void> {
  await changing(ports, id, async initiative => {
    const { from } = initiative
    if (!from?.by || from.by.name !== '') return null
    return { ...from, ...(await quotedAuthor(ports, from.by.id)) }
  })
}

/** The job that ends it: it orders itself again until some months after the decision. */
export async function endSource(ports: Needs & Pick<Ports, 'now'>, id: string): Promise<void> {
  const initiative = await ports.initiatives.byId(id)
  if (!initiative?.from) return
  const now = ports.now()
  const since = isUndecided(initiative) ? now : (initiative.decision?.at ?? initiative.updatedAt)
  const at = later(since, sourceMs)
  if (at > now) await ports.commit({ job: 'initiative.source-end', data: { id }, at })
  else await changing(ports, id, async () => undefined)
}

/** `change`: null leaves all as it is; undefined: there is no source any more. */
async function changing(
  ports: Pick<Ports, 'initiatives' | 'commit'>,
  id: string,
  change: (initiative: Initiative) => Promise<Source | null | undefined>,
): Promise<void> {
  await orRunAgain(async () => {
    const initiative = await ports.initiatives.byId(id)
    const source = initiative && (await change(initiative))
    if (!initiative || source === null) return 'done'
    const { from: _, ...rest } = initiative
    const row = { ...rest, ...(source && { from: source }) }
    const cards = [
      refresh({ card: 'inbox', initiativeId: id }),
      refresh({ card: 'receipt', initiativeId: id }),
      ...(source?.told ? [refresh({ card: 'quoted', initiativeId: id })] : []),
    ]
    return ports.commit({ save: 'initiative', row, ifVersion: initiative.version }, ...cards)
  })
}
