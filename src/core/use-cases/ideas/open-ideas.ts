import { type Change, refresh } from '../../change.ts'
import {
  ideaDue,
  isIdeaOver,
  type RecurringIdea,
  suggestedSlot,
  withShippedIdeas,
  withYear,
} from '../../domain/agenda/recurring-idea.ts'
import { emptyContent, newDraft } from '../../domain/posts/draft/new-draft.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Day } from '../../domain/time.ts'
import { instantOf, localDay, nextDay } from '../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'

/** By the authority's clock: the card is there before people come. */
const openedDaily = '07:30'

type Needs = Pick<Ports, 'recurringIdeas' | 'commit' | 'now' | 'newId' | 'newReference'>
type Rules = Pick<Settings, 'timeZone' | 'quietHours' | 'isHoliday' | 'defaultLocale'>

/**
 * The job of each morning: the draft of an idea whose day is near is opened, once a year. The draft and the year of its
 * idea are one commit, over the version that was read: a process that dies, or two at once, open no second one.
 */
export async function openIdeas(ports: Needs, settings: Rules): Promise<void> {
  const now = ports.now()
  const today = localDay(now, settings.timeZone)
  const kept = await ports.recurringIdeas.all()
  for (const idea of withShippedIdeas(kept)) {
    const day = ideaDue(idea, today)
    if (day !== null) await openIdea(ports, idea, day, settings)
  }
  for (const { id, version } of kept.filter(idea => isIdeaOver(idea, now)))
    await ports.commit({ remove: 'recurring_idea', id, ifVersion: version })
  const at = instantOf(nextDay(today), openedDaily, settings.timeZone)!
  await ports.commit({ job: 'ideas.open', data: {}, at })
}

/** Stale: somebody changed it just now; turning it on ordered this job once more, else tomorrow's run finds it. */
async function openIdea(ports: Needs, idea: RecurringIdea, day: Day, settings: Rules): Promise<void> {
  if (idea.by === null || idea.title === null) return
  const year = day.slice(0, 4)
  const birth = {
    id: ports.newId(),
    reference: await ports.newReference('PUB', `idea ${idea.id} ${year} ${idea.version}`),
    at: ports.now(),
  }
  const content = { ...emptyContent(settings.defaultLocale), title: idea.title, section: idea.section }
  const recurring = { ideaId: idea.id, year: Number(year) }
  const post = { ...newDraft(content, idea.by, birth), slot: suggestedSlot(day, birth.at, settings), recurring }
  const row = { ...withYear(idea, { day, postId: post.id }), version: idea.version + 1 }
  const details = { idea: idea.title, day }
  const changes: Change[] = [
    { save: 'recurring_idea', row, ifVersion: idea.version },
    { save: 'post', row: post, ifVersion: 0 },
    { journal: { verb: 'post.created', actor: idea.by, subject: post.reference, seal: null, details } },
    { journal: { verb: 'idea.opened', actor: null, subject: 'agenda', seal: null, details } },
    refresh({ card: 'idea', ...recurring }, afterQuietHours(birth.at, settings)),
  ]
  await ports.commit(...changes)
}
