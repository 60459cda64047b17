import { refresh } from '../../change.ts'
import { named, type Named, type Person, type PersonId } from '../../domain/actor.ts'
import { type Initiative, openQuestion } from '../../domain/initiatives/initiative.ts'
import type { OpenWork } from '../../domain/people/directory-notice.ts'
import { isAsked, ownAgreement } from '../../domain/pictures/agreement-state.ts'
import type { Post } from '../../domain/posts/post.ts'
import { openSectors, type Sector, sectorsOf } from '../../domain/sectors/sector.ts'
import type { Instant } from '../../domain/time.ts'
import { deserted, openPlaces } from '../../domain/validations/chairs.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { initiativeChanges } from '../initiatives/change-initiative.ts'
import { desertedSites } from '../relays/deserted-sites.ts'
import { onDuty } from '../sectors/on-duty.ts'
import { ownerlessCampaigns } from '../people/ownerless-campaigns.ts'
import { coverLeavers } from '../validations/cover-leavers.ts'

export type WorkNeeds = Pick<
  Ports,
  | 'campaigns'
  | 'initiatives'
  | 'posts'
  | 'validations'
  | 'delegations'
  | 'sectors'
  | 'directory'
  | 'departments'
  | 'relaySites'
  | 'relayTasks'
  | 'media'
  | 'commit'
  | 'now'
>
type Left = ReadonlySet<PersonId>

const initiativesMost = 1_000
const postsMost = 500
const visasMost = 50
const picturesMost = 50
const workMost = 100

/**
 * Work that waits for people who left. Proposals that they had taken on go to a referent of the sector, if there is
 * one, and wait no more. `stale`: somebody changed it meanwhile.
 */
export async function findOpenWork(ports: WorkNeeds, left: Left): Promise<OpenWork[] | 'stale'> {
  const campaigns = await ofCampaigns(ports)
  if (left.size === 0) return campaigns.slice(0, workMost)
  const proposals = await ofProposals(ports, left)
  if (proposals === 'stale') return proposals
  const others = [
    ...(await visas(ports, left)),
    ...(await drafts(ports, left)),
    ...(await sites(ports, left)),
    ...(await pictures(ports, left)),
  ]
  return [...proposals, ...others, ...campaigns].slice(0, workMost)
}

/** Also campaigns of people who are still there, but no longer of comms. */
async function ofCampaigns(ports: WorkNeeds): Promise<OpenWork[]> {
  return (await ownerlessCampaigns(ports)).map(({ id: campaignId, reference, title, owner }) => ({
    kind: 'campaign',
    reference,
    title,
    person: owner,
    campaignId,
  }))
}

async function ofProposals(ports: WorkNeeds, left: Left): Promise<OpenWork[] | 'stale'> {
  const work: OpenWork[] = []
  const [waiting, putOff] = await Promise.all([
    ports.initiatives.waiting(initiativesMost),
    ports.initiatives.putOff(initiativesMost),
  ])
  for (const initiative of [...waiting, ...putOff]) {
    const { reference, title, author, takenBy } = initiative
    const asks = openQuestion(initiative) >= 0 && left.has(author.id)
    if (asks) work.push({ kind: 'question', reference, title, person: named(author) })
    const isHeld = takenBy !== null && left.has(takenBy.id)
    const to = isHeld ? await successor(ports, initiative, left) : null
    if (isHeld && !to) work.push({ kind: 'taken', reference, title, person: named(takenBy) })
    const isRouted = initiative.routed?.to.some(({ id }) => left.has(id)) ?? false
    if ((to || isRouted) && (await handOn(ports, initiative, to, left)) === 'stale') return 'stale'
  }
  return work
}

/** Sites where nobody is left as relay: the list "Relais" has to name somebody. */
async function sites(ports: WorkNeeds, left: Left): Promise<OpenWork[]> {
  return (await desertedSites(ports, left)).map(({ task: { reference, site }, person }) => ({
    kind: 'site',
    reference,
    title: site.name,
    person,
  }))
}

/** Nobody can answer for these agents, so that the uses they were asked for stay closed. */
async function pictures({ media }: WorkNeeds, left: Left): Promise<OpenWork[]> {
  const work: OpenWork[] = []
  for (const person of left)
    for (const one of await media.ofPerson(person, picturesMost)) {
      const own = ownAgreement(one, person)
      if (own?.person.kind !== 'agent' || !isAsked(own)) continue
      work.push({ kind: 'agreement', reference: one.reference, title: one.name, person: named(own.person.person) })
    }
  return work
}

/** A person of the sector who is present; null: the communication team decides who takes it on. */
async function successor(ports: WorkNeeds, { department, section }: Initiative, left: Left): Promise<Named | null> {
  const sectors: Sector[] = openSectors(await ports.sectors.all())
  const [sector] = sectorsOf(sectors, { departments: [department], section })
  if (!sector) return null
  const { as, people } = await onDuty(ports, sector)
  const found = as === 'pool' ? undefined : people.find(({ id }) => !left.has(id))
  return found ? named(found) : null
}

/** The referents who are present are looked up anew, and the card in the channel names them. */
function handOn(ports: WorkNeeds, initiative: Initiative, to: Named | null, left: Left): Promise<'done' | 'stale'> {
  const { version, routed } = initiative
  const at = ports.now()
  const row: Initiative = {
    ...initiative,
    ...(routed && { routed: { ...routed, to: routed.to.filter(({ id }) => !left.has(id)) } }),
    ...(to && { takenBy: to, takenAt: at, updatedAt: at }),
    version: version + 1,
  }
  if (to) {
    const details = { fromName: initiative.takenBy?.name ?? '', to: to.name }
    return ports.commit(...initiativeChanges(row, version, null, 'initiative.handed-on', details))
  }
  return ports.commit(
    { save: 'initiative', row, ifVersion: version },
    refresh({ card: 'inbox', initiativeId: initiative.id }),
  )
}

async function visas(ports: WorkNeeds, left: Left): Promise<OpenWork[]> {
  const work: OpenWork[] = []
  const now = ports.now()
  for (const person of left)
    for (const validation of await ports.validations.waitingFor(person, visasMost)) {
      const gone = await goneOf(ports, validation, left)
      if (!placeOf(validation, { person, gone, now })) continue
      await coverLeavers(ports, validation.postId, validation.id, gone)
      const after = await ports.validations.byId(validation.id)
      const place = after && placeOf(after, { person, gone, now })
      const post = place && (await ports.posts.byId(validation.postId))
      if (!place || !post) continue
      work.push({ kind: 'validation', reference: post.reference, title: post.content.title, person: place })
    }
  return work
}

type Leaver = { person: PersonId; gone: Left; now: Instant }

/** In a waiting validation: their own place, or one for which they are stand-in, if nobody is left to decide in it. */
function placeOf({ state, steps, current }: Validation, { person, gone, now }: Leaver): Named | null {
  const step = state === 'waiting' ? steps[current] : undefined
  const place = (step ? deserted(step, gone, now) : []).find(
    ({ id, standIns }) => id === person || standIns.some(one => one.id === person),
  )
  return place ? named(place) : null
}

/** Everybody asked by the step who left, also long ago: their places were covered until now. */
async function goneOf({ directory }: WorkNeeds, { steps, current }: Validation, left: Left): Promise<Left> {
  const step = steps[current]
  const asked = (step ? openPlaces(step) : []).flatMap(({ id, standIns }) => [id, ...standIns.map(one => one.id)])
  const others = [...new Set(asked)].filter(id => !left.has(id))
  const people = others.length === 0 ? new Map<PersonId, Person>() : await directory.people(others)
  return new Set([...left, ...others.filter(id => !people.get(id)?.enabled)])
}

/** The draft goes on if its proposer, or another person who edits it, is there. */
async function drafts(ports: WorkNeeds, left: Left): Promise<OpenWork[]> {
  const isLeft = ({ state, creator, authors, proposer }: Post): boolean =>
    state === 'draft' && left.has(creator.id) && authors.every(({ id }) => left.has(id) || id === proposer?.id)
  return (await ports.posts.recent(postsMost)).filter(isLeft).map(({ reference, content, creator }) => ({
    kind: 'draft',
    reference,
    title: content.title,
    person: named(creator),
  }))
}
