import type { Change } from '../../change.ts'
import { type Actor, isComms, maySeeAll, named } from '../../domain/actor.ts'
import {
  byNextDay,
  ownIdeasMax,
  type RecurringIdea,
  shippedIdeas,
  withShippedIdeas,
} from '../../domain/agenda/recurring-idea.ts'
import { type IdeaErrors, type IdeaFields, readIdeaForm, readWeeks } from '../../domain/agenda/read-idea-form.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Day } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { allSections } from '../sections/all-sections.ts'
import { openSections } from '../../domain/sections/section.ts'

/** `number`: by which a typed word names it; it stays when others are turned on, added or removed. */
export type ListedIdea = { idea: RecurringIdea; day: Day; number: number }
type Listed = { kind: 'ideas-listed'; ideas: ListedIdea[]; today: Day }
type Needs = Pick<Ports, 'history' | 'recurringIdeas' | 'commit' | 'now'>

/** « marronniers »: by their next day. */
export async function listIdeas(
  { recurringIdeas, now }: Pick<Needs, 'recurringIdeas' | 'now'>,
  actor: Actor,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<Listed | { kind: 'not-comms' }> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const today = localDay(now(), timeZone)
  const kept = await recurringIdeas.all()
  const numbers = [...shippedIdeas.map(({ id }) => id), ...ownIdeas(kept).map(({ id }) => id)]
  const ideas = byNextDay(withShippedIdeas(kept), today).map(one => ({
    ...one,
    number: numbers.indexOf(one.idea.id) + 1,
  }))
  return { kind: 'ideas-listed', ideas, today }
}

function ownIdeas(kept: readonly RecurringIdea[]): RecurringIdea[] {
  return kept.filter(({ id }) => shippedIdeas.every(one => one.id !== id))
}

type Changed = { kind: 'idea-changed'; idea: RecurringIdea }
export type ChangeIdeaResult =
  Changed | { kind: 'invalid'; errors: IdeaErrors } | { kind: 'not-comms' | 'not-found' | 'too-many-ideas' } | Busy
type Wanted = { state: RecurringIdea['state'] } | { weeks: unknown }

/**
 * On, off, removed, or so many weeks before. `title`: what one that ships with Mary is called for whoever turns it on;
 * its drafts are called so from then on, and they are that person's.
 */
export function changeIdea(
  ports: Needs,
  actor: Actor,
  { ideaId, title, wanted }: { ideaId: string; title: string; wanted: Wanted },
): Promise<ChangeIdeaResult> {
  return whileStale<ChangeIdeaResult>(async () => {
    if (!isComms(actor)) return refused(ports, actor)
    const kept = await ports.recurringIdeas.all()
    const idea = withShippedIdeas(kept).find(({ id }) => id === ideaId)
    if (!idea) return { kind: 'not-found' }
    const becomes = changeOf(idea, wanted)
    if ('errors' in becomes) return { kind: 'invalid', errors: becomes.errors }
    if (becomes.state === idea.state && becomes.weeks === idea.weeks) return { kind: 'idea-changed', idea }
    const turnsOn = becomes.state === 'on' && idea.state !== 'on'
    const row: RecurringIdea = {
      ...idea,
      ...becomes,
      title: idea.title ?? title,
      by: turnsOn || idea.by === null ? named(actor) : idea.by,
      version: idea.version + 1,
      endedAt: becomes.state === 'ended' ? ports.now() : null,
    }
    const done = await ports.commit(...saved(actor, row))
    return done === 'done' ? { kind: 'idea-changed', idea: row } : 'stale'
  })
}

function changeOf(
  idea: RecurringIdea,
  wanted: Wanted,
): Pick<RecurringIdea, 'state' | 'weeks'> | { errors: IdeaErrors } {
  if ('state' in wanted) {
    const isShipped = shippedIdeas.some(({ id }) => id === idea.id)
    return { state: isShipped && wanted.state === 'ended' ? 'off' : wanted.state, weeks: idea.weeks }
  }
  const weeks = readWeeks(wanted.weeks)
  return weeks === null ? { errors: { weeks: 'not-weeks' } } : { state: idea.state, weeks }
}

type AddNeeds = Needs & Pick<Ports, 'newId' | 'sections'>

/** One of their own, on from the start. */
export function addIdea(ports: AddNeeds, actor: Actor, fields: IdeaFields): Promise<ChangeIdeaResult> {
  const id = ports.newId()
  return whileStale<ChangeIdeaResult>(async () => {
    if (!isComms(actor)) return refused(ports, actor)
    const made = await ports.recurringIdeas.byId(id)
    if (made) return { kind: 'idea-changed', idea: made }
    const own = ownIdeas(await ports.recurringIdeas.all()).filter(({ state }) => state !== 'ended')
    if (own.length >= ownIdeasMax) return { kind: 'too-many-ideas' }
    const sections = openSections(await allSections(ports)).map(({ id }) => id)
    const read = readIdeaForm(fields, sections)
    const by = named(actor)
    if ('errors' in read) return { kind: 'invalid', errors: read.errors }
    const idea: RecurringIdea = { ...read, id, version: 1, state: 'on', endedAt: null, by, years: [] }
    const done = await ports.commit(...saved(actor, idea))
    return done === 'done' ? { kind: 'idea-changed', idea } : 'stale'
  })
}

/** What is turned on a week before its day is opened at once. */
function saved(actor: Actor, idea: RecurringIdea): Change[] {
  const { id, title, weeks, state, rule, section } = idea
  const details = { id, title: title ?? '', weeks, state, rule: JSON.stringify(rule), section: section ?? '' }
  return [
    { save: 'recurring_idea', row: idea, ifVersion: idea.version - 1 },
    { journal: { verb: 'idea.changed', actor, subject: 'agenda', seal: null, details } },
    ...(state === 'on' ? [{ job: 'ideas.open', data: {} } as const] : []),
  ]
}

function refused(ports: Pick<Ports, 'history' | 'now'>, actor: Actor) {
  return refusedAttempt(ports, actor, { what: 'idea.change', subject: 'agenda' }, { kind: 'not-comms' })
}
