import assert from 'node:assert/strict'
import type { Rows } from '../../../src/core/change.ts'
import { type Actor, isAdmin, isComms, isDpo } from '../../../src/core/domain/actor.ts'
import type { JournalVerb } from '../../../src/core/domain/journal/journal.ts'
import { later } from '../../../src/core/domain/time.ts'
import { endFeed, addFeed } from '../../../src/core/use-cases/agenda/change-feeds.ts'
import { changeIdea } from '../../../src/core/use-cases/agenda/change-ideas.ts'
import { cancelBroadcast } from '../../../src/core/use-cases/broadcasts/cancel-broadcast.ts'
import { nothingToReport } from '../../../src/core/use-cases/calls/answer-call.ts'
import { skipCall } from '../../../src/core/use-cases/calls/recur-call.ts'
import { closeCampaign } from '../../../src/core/use-cases/campaigns/close-campaign.ts'
import { addLogo } from '../../../src/core/use-cases/charter/change-charter.ts'
import { createCircuit, saveScope } from '../../../src/core/use-cases/circuits/change-circuit.ts'
import { markMedia } from '../../../src/core/use-cases/consents/mark-media.ts'
import { nameOrganiser } from '../../../src/core/use-cases/events/name-organiser.ts'
import { changeBoard } from '../../../src/core/use-cases/events/open-board.ts'
import { withdrawInitiative } from '../../../src/core/use-cases/initiatives/own-initiative.ts'
import { submitInitiative } from '../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { takeInitiative } from '../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { abandonEdition } from '../../../src/core/use-cases/newspapers/abandon-edition.ts'
import { endNewspaper } from '../../../src/core/use-cases/newspapers/change-newspaper.ts'
import { addErratum } from '../../../src/core/use-cases/newspapers/correct-edition.ts'
import { seeCall } from '../../../src/core/use-cases/placements/kept-calls.ts'
import { cancelPost } from '../../../src/core/use-cases/posts/cancel-post.ts'
import { sayPosted } from '../../../src/core/use-cases/relays/answer-relay.ts'
import { renameSection } from '../../../src/core/use-cases/sections/change-sections.ts'
import { keepList } from '../../../src/core/use-cases/audiences/take-list.ts'
import { endDelegation } from '../../../src/core/use-cases/delegations/end-delegation.ts'
import { answerNote } from '../../../src/core/use-cases/notes/answer-note.ts'
import { forwardNote, keepNote } from '../../../src/core/use-cases/notes/forward-note.ts'
import { addPerimeter, removePerimeter } from '../../../src/core/use-cases/perimeters/change-perimeters.ts'
import { giveUpErasure } from '../../../src/core/use-cases/personal/decide-erasure.ts'
import { proposeErasure } from '../../../src/core/use-cases/personal/propose-erasure.ts'
import { decideRule, proposeRule } from '../../../src/core/use-cases/retention/change-rule.ts'
import { liftSuspension } from '../../../src/core/use-cases/retention/suspend-purge.ts'
import { saveSector } from '../../../src/core/use-cases/sectors/change-sector.ts'
import { setSectorChannel } from '../../../src/core/use-cases/sectors/sector-channel.ts'
import { removeTemplate } from '../../../src/core/use-cases/urgent/change-templates.ts'
import { declareTaskDone } from '../../../src/core/use-cases/withdrawals/end-withdrawal.ts'
import { shippedTemplates } from '../../../src/core/domain/urgent/urgent-template.ts'
import { maySuspend } from '../../../src/core/use-cases/retention/see-retention.ts'
import { suspended } from '../../fakes/suspended.ts'
import { aSector } from './sectors/a-sector.ts'
import { nudge } from '../../../src/core/use-cases/validations/nudge.ts'
import { aMedia } from '../../fakes/a-media.ts'
import { brought } from '../../fakes/brought.ts'
import { askedTown, callWorld, plannedCall } from '../../fakes/calls.ts'
import { newspaper, newspaperId, opened, paperPorts } from '../../fakes/composed.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../fakes/relay-world.ts'
import { actor, alice, camille, childcare, claude, fanny, gaelle, hugo, person } from '../../fakes/town.ts'
import { approved, comms, submitted, written } from '../../fakes/walk.ts'
import { opened as openedCampaign } from './campaigns/a-campaign.ts'
import { publishedEdition } from './newspapers/published-edition.ts'

/** An act along a road, in a world in which it may be done once. */
export type Walked = {
  /** The file under `use-cases`, and what the road is called in it. */
  road: string
  begin(): Promise<{ ports: FakePorts; act(who: Actor): Promise<{ kind: string }> }>
  may(who: Actor): boolean
  /** Somebody who may. */
  who: Actor
  /** What is answered to those who may not. */
  denied: readonly string[]
  /** What the journal says of it; null: nothing, since it changes no more than what its reader sees. */
  verb: JournalVerb | null
  /** Which of the rows that it saves somebody else moves; the first, where it says none. */
  moved?: keyof Rows
}

const admin = actor(claude, 'admin')
const byComms = { may: isComms, who: comms, denied: ['not-comms'] }
const byAdmin = { may: isAdmin, who: admin, denied: ['not-admin'] }
const correspondent = person('c0 Correspondant', 'Direction 01')
const relay = person('r0 Relais')
const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
const scope = { name: 'Événements', kinds: 'event', sections: 'agenda,social', reach: 'authority' }
const isWriter = (who: Actor): boolean => isComms(who) || who.id === camille.id

async function received(): Promise<FakePorts> {
  const ports = createFakePorts()
  const idea = { id: 'i1', fields: { title: 'Une ruche', text: 'Du miel' }, form: null }
  assert.equal((await submitInitiative(ports, actor(alice), idea)).kind, 'submitted')
  return ports
}

async function noted(): Promise<FakePorts> {
  const ports = createFakePorts()
  await keepNote(ports, actor(alice), { id: 'n1', text: 'Quand ?', files: [] })
  return ports
}

export const walkedRoads: readonly Walked[] = [
  {
    road: 'agenda/change-feeds.ts feedRoad',
    begin: async () => {
      const ports = createFakePorts()
      const url = 'https://agenda.example/conseils.ics'
      const added = await addFeed(ports, comms, { name: 'Conseils', kind: 'council', url })
      assert.ok(added.kind === 'feed-added')
      return { ports, act: who => endFeed(ports, who, added.feed.id) }
    },
    ...byComms,
    verb: 'agenda.feed-ended',
  },
  {
    road: 'agenda/change-ideas.ts ideaRoad',
    begin: async () => {
      const ports = createFakePorts()
      const wanted = { ideaId: 'telethon', title: 'Téléthon', wanted: { state: 'on' } } as const
      return { ports, act: who => changeIdea(ports, who, wanted) }
    },
    ...byComms,
    verb: 'idea.changed',
  },
  {
    road: 'broadcasts/change-broadcast.ts broadcasts',
    begin: async () => {
      const ports = createFakePorts()
      const { broadcast } = await approved(ports)
      const scheduledFor = later(ports.now(), 60 * 60_000)
      ports.tamper('broadcast', { ...broadcast, state: 'scheduled', scheduledFor })
      return { ports, act: who => cancelBroadcast(ports, who, broadcast.id) }
    },
    ...byComms,
    verb: 'broadcast.cancelled',
  },
  {
    road: 'calls/change-call.ts callRoad',
    begin: async () => {
      const ports = createFakePorts()
      askedTown(ports, 1)
      const { id } = await plannedCall(ports)
      return { ports, act: who => skipCall(ports, who, id, settings) }
    },
    ...byComms,
    verb: 'call.skipped',
  },
  {
    road: 'calls/change-call.ts departmentRoad',
    begin: async () => {
      const ports = createFakePorts()
      askedTown(ports, 1)
      const { id } = await plannedCall(ports)
      await callWorld(ports).runDue()
      const asked = (await seeCall(ports, id))!.departments[0]!
      return { ports, act: who => nothingToReport(ports, who, asked.row.id) }
    },
    may: who => who.id === correspondent.id,
    who: actor(correspondent),
    denied: ['not-asked'],
    verb: 'call.nothing',
  },
  {
    road: 'campaigns/change-campaign.ts campaignRoad',
    begin: async () => {
      const ports = createFakePorts()
      const { id: campaignId } = await openedCampaign(ports)
      return { ports, act: who => closeCampaign(ports, who, { campaignId, agreed: 0 }) }
    },
    ...byComms,
    verb: 'campaign.closed',
  },
  {
    road: 'charter/change-charter.ts charterRoad',
    begin: async () => {
      const ports = createFakePorts()
      return { ports, act: who => addLogo(ports, who, { digest: 'd', name: 'logo.png' }) }
    },
    ...byAdmin,
    verb: 'charter.changed',
  },
  {
    road: 'circuits/change-circuit.ts circuitRoad',
    begin: async () => {
      const ports = createFakePorts()
      const made = await createCircuit(ports, admin, scope)
      assert.ok(made.kind === 'circuit-changed')
      const renamed = { circuitId: made.circuit.id, seen: 1, fields: { ...scope, name: 'Sorties' } }
      return { ports, act: who => saveScope(ports, who, renamed) }
    },
    ...byAdmin,
    verb: 'circuit.changed',
  },
  {
    road: 'consents/media-road.ts mediaRoad',
    begin: async () => {
      const ports = createFakePorts()
      const answer = { answer: 'adults', by: { id: camille.id, name: camille.name }, at: ports.now() } as const
      ports.tamper('media', aMedia('m', { answer }))
      return { ports, act: who => markMedia(ports, who, { mediaId: 'm', setting: 'uniform', on: 'yes' }) }
    },
    ...byComms,
    denied: ['not-yours'],
    verb: 'media.marked',
  },
  {
    road: 'events/name-organiser.ts organisersRoad',
    begin: async () => {
      const ports = createFakePorts()
      const { id: postId } = await written(ports, event)
      return { ports, act: who => nameOrganiser(ports, who, { postId, to: hugo.mail }, settings) }
    },
    may: isWriter,
    who: comms,
    denied: ['not-author'],
    verb: 'event.organiser-named',
  },
  {
    road: 'events/open-board.ts boardRoad',
    begin: async () => {
      const ports = createFakePorts()
      const { id: postId } = (await brought(ports, event)).post
      const turned = { kind: 'turned' as const }
      const act = (who: Actor) =>
        changeBoard<typeof turned>(ports, who, postId, async board =>
          board.page === 1 ? turned : { board: { ...board, page: 1 }, also: [], answer: turned },
        )
      return { ports, act }
    },
    may: isWriter,
    who: comms,
    denied: ['not-organiser'],
    verb: null,
  },
  {
    road: 'initiatives/change-initiative.ts byAuthor',
    begin: async () => {
      const ports = await received()
      return { ports, act: who => withdrawInitiative(ports, who, 'i1') }
    },
    may: who => who.id === alice.id,
    who: actor(alice),
    denied: ['not-yours'],
    verb: 'initiative.withdrawn',
  },
  {
    road: 'initiatives/change-initiative.ts byComms',
    begin: async () => {
      const ports = await received()
      return { ports, act: who => takeInitiative(ports, who, 'i1') }
    },
    ...byComms,
    verb: 'initiative.taken',
  },
  {
    road: 'newspapers/correct-edition.ts published',
    begin: async () => {
      const ports = createFakePorts()
      const { id: editionId } = await publishedEdition(ports)
      return { ports, act: who => addErratum(ports, who, { editionId, typed: 'Page 2 : le 3.' }) }
    },
    may: who => isComms(who) || who.id === gaelle.id,
    who: actor(gaelle),
    denied: ['not-comms'],
    verb: 'edition.erratum-added',
  },
  {
    road: 'newspapers/edition-road.ts editions',
    begin: async () => {
      const ports = paperPorts()
      const { id } = await opened(ports)
      return { ports, act: who => abandonEdition(ports, who, id) }
    },
    ...byComms,
    verb: 'edition.abandoned',
  },
  {
    road: 'newspapers/newspaper-road.ts newspaperRoad',
    begin: async () => {
      const ports = paperPorts()
      await newspaper(ports)
      return { ports, act: who => endNewspaper(ports, who, newspaperId) }
    },
    ...byComms,
    verb: 'newspaper.ended',
  },
  {
    road: 'posts/change-post.ts posts',
    begin: async () => {
      const ports = createFakePorts()
      const { id } = await written(ports)
      return { ports, act: who => cancelPost(ports, who, id) }
    },
    ...byComms,
    verb: 'post.cancelled',
  },
  {
    road: 'relays/answer-relay.ts taskRoad',
    begin: async () => {
      const ports = createFakePorts()
      const { broadcast } = await brought(ports)
      sitesOf(ports, 1)
      await askedFor(ports, broadcast)
      await relayWorld(ports).runDue()
      const [task] = await ports.relayTasks.of(broadcast.id)
      return { ports, act: who => sayPosted(ports, who, { taskId: task!.id, poster: null }) }
    },
    may: who => who.id === relay.id,
    who: actor(relay),
    denied: ['not-asked'],
    verb: 'relay.posted',
  },
  {
    road: 'sections/change-sections.ts sectionsRoad',
    begin: async () => {
      const ports = createFakePorts()
      const renamed = {
        sectionId: 'agenda',
        seen: 0,
        name: 'Sorties',
        namedAs: ({ name }: { name: string | null }) => name ?? '',
      }
      return { ports, act: who => renameSection(ports, who, renamed) }
    },
    ...byAdmin,
    verb: 'section.changed',
    moved: 'section_column',
  },
  {
    road: 'validations/change-validation.ts validationRoad',
    begin: async () => {
      const ports = createFakePorts()
      const { post } = await submitted(ports)
      return { ports, act: who => nudge(ports, who, post.id) }
    },
    may: isWriter,
    who: comms,
    denied: ['not-allowed'],
    verb: 'validation.nudged',
  },
  {
    road: 'audiences/take-list.ts listRoad',
    begin: async () => {
      const ports = createFakePorts()
      ports.tamper('people_list', {
        id: 'n1',
        version: 1,
        state: 'read',
        name: 'liste.csv',
        source: { url: 'https://files.example/1', needsToken: false },
        fileId: 'f1',
        people: [alice.id],
        digest: 'd',
        reading: null,
        addedBy: { id: camille.id, name: camille.name },
        addedAt: ports.now(),
      })
      return { ports, act: who => keepList(ports, who, 'n1') }
    },
    ...byComms,
    verb: 'audience.list-added',
  },
  {
    road: 'delegations/end-delegation.ts delegationRoad',
    begin: async () => {
      const ports = createFakePorts()
      ports.tamper('delegation', {
        id: 'd1',
        version: 1,
        from: { id: gaelle.id, name: gaelle.name },
        to: { id: hugo.id, name: hugo.name },
        since: ports.now(),
        until: later(ports.now(), 24 * 60 * 60_000),
        scope: { circuits: [], departments: [] },
        reason: null,
        ended: null,
        createdBy: { id: gaelle.id, name: gaelle.name },
        createdAt: ports.now(),
      })
      return { ports, act: who => endDelegation(ports, who, 'd1') }
    },
    may: who => isComms(who) || who.id === gaelle.id,
    who: actor(gaelle),
    denied: ['not-your-delegation'],
    verb: 'delegation.ended',
  },
  {
    road: 'notes/answer-note.ts answerRoad',
    begin: async () => {
      const ports = await noted()
      assert.equal((await forwardNote(ports, actor(alice), 'n1')).kind, 'forwarded')
      return { ports, act: who => answerNote(ports, who, 'n1', 'Lundi') }
    },
    ...byComms,
    verb: 'note.answered',
  },
  {
    road: 'notes/forward-note.ts forwardRoad',
    begin: async () => {
      const ports = await noted()
      return { ports, act: who => forwardNote(ports, who, 'n1') }
    },
    may: who => who.id === alice.id,
    who: actor(alice),
    denied: ['not-yours'],
    verb: 'note.forwarded',
  },
  {
    road: 'perimeters/change-perimeters.ts perimeterRoad',
    begin: async () => {
      const ports = createFakePorts()
      const input = { group: childcare.id, departments: '', groups: '', everyone: 'true' }
      const added = await addPerimeter(ports, admin, input)
      assert.ok(added.kind === 'perimeter-added')
      return { ports, act: who => removePerimeter(ports, who, added.perimeter.id) }
    },
    ...byAdmin,
    verb: 'perimeters.changed',
  },
  {
    road: 'personal/decide-erasure.ts erasureRoad',
    begin: async () => {
      const ports = createFakePorts()
      const asked = await proposeErasure(ports, comms, { who: alice.mail, names: '' })
      assert.equal(asked.kind, 'erasure-proposed')
      const { id } = (await ports.erasures.openOf(alice.id))!
      return { ports, act: who => giveUpErasure(ports, who, id) }
    },
    may: who => who.id !== alice.id && (isComms(who) || isDpo(who)),
    who: comms,
    denied: ['erasure-not-allowed', 'erasure-needs-another'],
    verb: 'erasure.given-up',
  },
  {
    road: 'retention/change-rule.ts ruleRoad',
    begin: async () => {
      const ports = createFakePorts()
      const typed = { days: '20', basis: 'public-task', purpose: '', recipients: '' }
      assert.equal((await proposeRule(ports, comms, { category: 'notes', seen: 0, typed })).kind, 'proposed')
      return { ports, act: who => decideRule(ports, who, { category: 'notes', seen: 1, agrees: false }) }
    },
    may: who => isComms(who) || isDpo(who),
    who: comms,
    denied: ['not-comms'],
    verb: 'retention.declined',
  },
  {
    road: 'retention/suspend-purge.ts suspensionRoad',
    begin: async () => {
      const ports = createFakePorts()
      await suspended(ports, { kind: 'reference', reference: 'PUB-2026-0001' })
      return { ports, act: who => liftSuspension(ports, who, 'held') }
    },
    may: maySuspend,
    who: actor(fanny, 'dpo'),
    denied: ['not-officer'],
    verb: 'retention.lifted',
  },
  {
    road: 'sectors/change-sector.ts sectorRoad',
    begin: async () => {
      const ports = createFakePorts()
      const id = ports.newId()
      const fields = { name: 'Voirie', departments: 'Voirie', sections: '', referents: camille.mail, deputies: '' }
      return { ports, act: who => saveSector({ ...ports, newId: () => id }, who, { sectorId: null, seen: 0, fields }) }
    },
    ...byAdmin,
    verb: 'sector.changed',
  },
  {
    road: 'sectors/sector-channel.ts channelRoad',
    begin: async () => {
      const ports = createFakePorts()
      ports.tamper('sector', aSector('s'))
      const spokenIn = { channelId: '19:roads@thread.tacv2', teamIds: ['19:team'] }
      ports.ownChannels[spokenIn.channelId] = null
      return { ports, act: who => setSectorChannel(ports, who, { sectorId: 's', spokenIn, name: 'Voirie' }) }
    },
    ...byComms,
    verb: 'sector.changed',
  },
  {
    road: 'urgent/change-templates.ts templateRoad',
    begin: async () => {
      const ports = createFakePorts()
      const { id: templateId, version } = shippedTemplates[0]!
      return { ports, act: who => removeTemplate(ports, who, { templateId, version }) }
    },
    ...byAdmin,
    verb: 'urgent.template-removed',
  },
  {
    road: 'withdrawals/end-withdrawal.ts withdrawalRoad',
    begin: async () => {
      const ports = createFakePorts()
      const at = ports.now()
      const place = {
        id: 'p1',
        key: 'k',
        kind: 'by-hand',
        subject: 'PUB-2026-0001',
        title: 'Le pont',
        state: 'to-do',
      } as const
      ports.tamper('withdrawal', {
        id: 'w',
        version: 1,
        mediaId: 'm',
        reference: 'VIS-2026-0001',
        name: 'ruche.jpg',
        pictureIds: [],
        uses: [],
        at,
        due: at,
        places: [place],
        remindedAt: null,
        updatedAt: at,
      })
      return { ports, act: who => declareTaskDone(ports, who, { withdrawalId: 'w', place: 'k' }) }
    },
    ...byComms,
    verb: 'media.task-done',
  },
]
