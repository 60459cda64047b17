import { type Actor, maySeeAll, named } from '../../domain/actor.ts'
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
import type { Busy } from '../attempt.ts'
import { allSections } from '../sections/all-sections.ts'
import { openSections } from '../../domain/sections/section.ts'
import { alone, notComms, roadOf } from '../road.ts'

/** `number`: its number in typed words; it stays when others are turned on, added or removed. */
export type ListedIdea = { idea: RecurringIdea; day: Day; number: number }
type Listed = { kind: 'ideas-listed'; ideas: ListedIdea[]; today: Day }
type Needs = Pick<Ports, 'history' | 'recurringIdeas' | 'commit' | 'now'>

/** « marronniers »: recurring ideas, by their next day. */
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
 * Turns an idea on or off, removes it, or sets its weeks. `title`: the name of a shipped idea in the language of the
 * person who turns it on; its drafts bear it from then on, and are that person's.
 */
export function changeIdea(
  ports: Needs,
  actor: Actor,
  { ideaId, title, wanted }: { ideaId: string; title: string; wanted: Wanted },
): Promise<ChangeIdeaResult> {
  return ideaRoad.change<ChangeIdeaResult>(ports, actor, ideaId, idea => {
    const becomes = changeOf(idea, wanted)
    if ('errors' in becomes) return { kind: 'invalid', errors: becomes.errors }
    if (becomes.state === idea.state && becomes.weeks === idea.weeks) return { kind: 'idea-changed', idea }
    const turnsOn = becomes.state === 'on' && idea.state !== 'on'
    const by = turnsOn || idea.by === null ? named(actor) : idea.by
    const endedAt = becomes.state === 'ended' ? ports.now() : null
    return { row: { ...idea, ...becomes, title: idea.title ?? title, by, endedAt }, verb: 'idea.changed' }
  })
}

/** An idea that is turned on a week before its day has its draft opened at once. */
const ideaRoad = roadOf({
  of: 'recurring_idea',
  read: async ({ recurringIdeas }: Pick<Ports, 'recurringIdeas'>, id: string) =>
    alone(withShippedIdeas(await recurringIdeas.all()).find(one => one.id === id)),
  refuses: notComms,
  attempt: { what: 'idea.change', subject: 'agenda' },
  tells: ({ id, title, weeks, state, rule, section }) => ({
    subject: 'agenda',
    details: { id, title: title ?? '', weeks, state, rule: JSON.stringify(rule), section: section ?? '' },
  }),
  follows: ({ state }) => (state === 'on' ? [{ job: 'ideas.open', data: {} }] : []),
  done: idea => ({ kind: 'idea-changed' as const, idea }),
})

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

/** A person's own idea, on from the start. */
export function addIdea(ports: AddNeeds, actor: Actor, fields: IdeaFields): Promise<ChangeIdeaResult> {
  const id = ports.newId()
  return ideaRoad.save<ChangeIdeaResult>(ports, actor, id, async made => {
    if (made) return { kind: 'idea-changed', idea: made }
    const own = ownIdeas(await ports.recurringIdeas.all()).filter(({ state }) => state !== 'ended')
    if (own.length >= ownIdeasMax) return { kind: 'too-many-ideas' }
    const sections = openSections(await allSections(ports)).map(({ id }) => id)
    const read = readIdeaForm(fields, sections)
    if ('errors' in read) return { kind: 'invalid', errors: read.errors }
    const row = { ...read, id, version: 0, state: 'on' as const, endedAt: null, by: named(actor), years: [] }
    return { row, verb: 'idea.changed' }
  })
}
