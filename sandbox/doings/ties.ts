import type { Person } from '../town/town.ts'
import { changed } from '../teams/posting.ts'
import type { Place } from '../world/place.ts'
import type { Away } from '../world/reach.ts'
import { botId } from '../world/world.ts'
import { activityFrom } from './activity.ts'
import { NotPossible, placeFor, type Acting, type Done, type Where } from './acting.ts'

const nothing: Done = { status: 200, body: undefined, ms: 0 }

/** The app comes to a person, by their own hand or through Graph; the bot hears of it. */
export async function install(acting: Acting, person: Person): Promise<Done> {
  const { world, bot } = acting
  if (!world.reach.hasTeams(person)) throw new NotPossible('no-teams', 'Cette personne n’a pas Teams.')
  if (world.reach.tie(person).installed) return nothing
  world.reach.setTie(person, { installed: true })
  const place = chat(acting, person)
  changed(world, place)
  const done = await bot.deliver(activityFrom(world, person, place, { type: 'installationUpdate', action: 'add' }))
  const membersAdded = [{ id: botId(world) }]
  await bot.deliver(activityFrom(world, person, place, { type: 'conversationUpdate', membersAdded }))
  return done
}

export async function uninstall(acting: Acting, person: Person): Promise<Done> {
  const { world, bot } = acting
  if (!world.reach.tie(person).installed) return nothing
  world.reach.setTie(person, { installed: false })
  const place = chat(acting, person)
  changed(world, place)
  return bot.deliver(activityFrom(world, person, place, { type: 'installationUpdate', action: 'remove' }))
}

/** Teams tells the bot nothing of it: it learns when it sends. */
export function setBlocked(acting: Acting, person: Person, blocked: boolean): Done {
  acting.world.reach.setTie(person, { blocked })
  changed(acting.world, chat(acting, person))
  return nothing
}

/** Mary is told nothing: she asks Graph. */
export function setAway(acting: Acting, person: Person, away: Away): Done {
  acting.world.reach.setTie(person, { away })
  changed(acting.world, chat(acting, person))
  return nothing
}

export type Reaction = Where & { activityId: string; type: string }

/** A person puts a reaction on an activity, or takes it away again. */
export async function react(acting: Acting, person: Person, reaction: Reaction): Promise<Done> {
  const { world, bot } = acting
  const place = placeFor(world, person, reaction)
  const stored = world.chats.get(place.conversationId, reaction.activityId)
  if (stored === undefined || stored.deleted) throw new NotPossible('no-activity', 'Ce message n’existe pas ou plus.')
  const mine = { type: reaction.type, from: person.id }
  const others = (stored.reactions ?? []).filter(one => one.from !== mine.from || one.type !== mine.type)
  const added = others.length === (stored.reactions ?? []).length
  world.chats.save({ ...stored, reactions: added ? [...others, mine] : others })
  changed(world, place)
  const there = place.kind === 'channel' ? { ...place, threadId: stored.threadId ?? stored.id } : place
  return bot.deliver(
    activityFrom(world, person, there, {
      type: 'messageReaction',
      [added ? 'reactionsAdded' : 'reactionsRemoved']: [{ type: reaction.type }],
      replyToId: stored.id,
    }),
  )
}

function chat(acting: Acting, person: Person): Place {
  return { kind: 'chat', conversationId: acting.world.reach.chatOf(person), person }
}
