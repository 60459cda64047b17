import assert from 'node:assert/strict'
import type { Rows } from '../../../src/core/change.ts'
import { type Actor, isAdmin, isArchivist, isComms, isDpo } from '../../../src/core/domain/actor.ts'
import type { JournalVerb } from '../../../src/core/domain/journal/journal.ts'
import { later } from '../../../src/core/domain/time.ts'
import { endFeed, addFeed } from '../../../src/core/use-cases/agenda/change-feeds.ts'
import { changeIdea } from '../../../src/core/use-cases/agenda/change-ideas.ts'
import { cancelBroadcast } from '../../../src/core/use-cases/broadcasts/sending/cancel-broadcast.ts'
import { nothingToReport } from '../../../src/core/use-cases/calls/answer-call.ts'
import { skipCall } from '../../../src/core/use-cases/calls/recur-call.ts'
import { closeCampaign } from '../../../src/core/use-cases/campaigns/close-campaign.ts'
import { addLogo } from '../../../src/core/use-cases/charter/change-charter.ts'
import { createCircuit, saveScope } from '../../../src/core/use-cases/circuits/change-circuit.ts'
import { markMedia } from '../../../src/core/use-cases/consents/agreements/mark-media.ts'
import { nameOrganiser } from '../../../src/core/use-cases/events/board/name-organiser.ts'
import { changeBoard } from '../../../src/core/use-cases/events/board/open-board.ts'
import { withdrawInitiative } from '../../../src/core/use-cases/initiatives/own-initiative.ts'
import { submitInitiative } from '../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { takeInitiative } from '../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { abandonEdition } from '../../../src/core/use-cases/newspapers/edition/abandon-edition.ts'
import { endNewspaper } from '../../../src/core/use-cases/newspapers/change-newspaper.ts'
import { addErratum } from '../../../src/core/use-cases/newspapers/issued/correct-edition.ts'
import { seeCall } from '../../../src/core/use-cases/placements/kept/kept-calls.ts'
import { cancelPost, withdrawSubmission } from '../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { sayPosted } from '../../../src/core/use-cases/relays/answer-relay.ts'
import { renameSection } from '../../../src/core/use-cases/sections/change-sections.ts'
import { keepList } from '../../../src/core/use-cases/audiences/take-list.ts'
import { endDelegation } from '../../../src/core/use-cases/delegations/end-delegation.ts'
import { answerNote } from '../../../src/core/use-cases/notes/answer-note.ts'
import { forwardNote, keepNote } from '../../../src/core/use-cases/notes/forward-note.ts'
import { switchCapability } from '../../../src/core/use-cases/capabilities/switch-capability.ts'
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
import { openEdition } from '../../../src/core/use-cases/newspapers/edition/open-edition.ts'
import { giveArchiveVisa } from '../../../src/core/use-cases/retention/give-archive-visa.ts'
import { creditAuthor } from '../../../src/core/use-cases/posts/writing/credit-author.ts'
import { duplicatePost } from '../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { proposeCorrection } from '../../../src/core/use-cases/posts/ending/propose-correction.ts'
import { declineProposal } from '../../../src/core/use-cases/validations/decline-proposal.ts'
import { decideRelease } from '../../../src/core/use-cases/releases/row/decide-release.ts'
import { declareRelease } from '../../../src/core/use-cases/releases/declare-release.ts'
import { freeChannel } from '../../../src/core/use-cases/releases/free-channel.ts'
import { openIdeas } from '../../../src/core/use-cases/ideas/open-ideas.ts'
import { skipIdea } from '../../../src/core/use-cases/ideas/skip-idea.ts'
import { chooseCampaign } from '../../../src/core/use-cases/campaigns/choose-campaign.ts'
import { changeAddress } from '../../../src/core/use-cases/planning/change-address.ts'
import { repeatPlacement } from '../../../src/core/use-cases/placements/repeat-placement.ts'
import { nameAssistant } from '../../../src/core/use-cases/events/answers/name-assistant.ts'
import { endAssistant } from '../../../src/core/use-cases/events/answers/end-assistant.ts'
import { nudge } from '../../../src/core/use-cases/validations/nudge.ts'
import { aMedia } from '../../fakes/a-media.ts'
import { brought } from '../../fakes/brought.ts'
import { goesElsewhere } from '../../fakes/goes-elsewhere.ts'
import { keyed } from '../../fakes/keyed.ts'
import { askedTown, callWorld, plannedCall } from '../../fakes/calls.ts'
import { newspaper, newspaperId, opened, paperPorts, type PaperPorts } from '../../fakes/composed.ts'
import { type FakePorts, settings } from '../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../fakes/relay-world.ts'
import { actor, alice, camille, childcare, claude, fanny, gaelle, hugo, karim, person } from '../../fakes/town.ts'
import { approved, comms, submitted, written } from '../../fakes/walk.ts'
import { opened as openedCampaign } from './campaigns/a-campaign.ts'
import { publishedEdition } from './newspapers/published-edition.ts'

/** Who may, what is answered to others, and somebody who surely may. */
type Right = { may(who: Actor): boolean; who: Actor; denied: readonly string[] }
type Act = (who: Actor) => Promise<{ kind: string }>

/** An act along a road, in a world in which it may be done once. */
export type Walked = Right & {
  /** The file under `use-cases`, and what the road is called in it. */
  road: string
  begin(): Promise<{ ports: FakePorts; act: Act }>
  /** What the journal says of it; nothing of what changes no more than what its reader sees. */
  verbs: readonly JournalVerb[]
  /** Which of the rows that it saves somebody else moves; the first, where it says none. */
  moved: keyof Rows | undefined
}

function walk(
  road: string,
  right: Right,
  verbs: JournalVerb | readonly JournalVerb[],
  prepared: (ports: PaperPorts) => Promise<Act>,
  moved?: keyof Rows,
): Walked {
  const begin = async () => {
    const ports = paperPorts()
    return { ports, act: await prepared(ports) }
  }
  return { ...right, road, verbs: [verbs].flat(), begin, moved }
}

const admin = actor(claude, 'admin')
const byComms = { may: isComms, who: comms, denied: ['not-comms'] }
const byAdmin = { may: isAdmin, who: admin, denied: ['not-admin'] }
const correspondent = person('c0 Correspondant', 'Direction 01')
const relay = person('r0 Relais')
const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
const scope = { name: 'Événements', kinds: 'event', sections: 'agenda,social', reach: 'authority' }
const isWriter = (who: Actor): boolean => isComms(who) || who.id === camille.id

async function received(ports: FakePorts): Promise<void> {
  const idea = { id: 'i1', fields: { title: 'Une ruche', text: 'Du miel' }, form: null }
  assert.equal((await submitInitiative(ports, actor(alice), idea)).kind, 'submitted')
}

async function noted(ports: FakePorts): Promise<void> {
  await keepNote(ports, actor(alice), { id: 'n1', text: 'Quand ?', files: [] })
}

export const walkedRoads: readonly Walked[] = [
  walk('agenda/change-feeds.ts feedRoad', byComms, 'agenda.feed-ended', async ports => {
    const url = 'https://agenda.example/conseils.ics'
    const added = await addFeed(ports, comms, { name: 'Conseils', kind: 'council', url })
    assert.ok(added.kind === 'feed-added')
    return who => endFeed(ports, who, added.feed.id)
  }),
  walk('agenda/change-ideas.ts ideaRoad', byComms, 'idea.changed', async ports => {
    const wanted = { ideaId: 'telethon', title: 'Téléthon', wanted: { state: 'on' } } as const
    return who => changeIdea(ports, who, wanted)
  }),
  walk('broadcasts/change-broadcast.ts broadcasts', byComms, 'broadcast.cancelled', async ports => {
    const { broadcast } = await approved(ports)
    const scheduledFor = later(ports.now(), 60 * 60_000)
    ports.tamper('broadcast', { ...broadcast, state: 'scheduled', scheduledFor })
    return who => cancelBroadcast(ports, who, broadcast.id)
  }),
  walk('calls/change-call.ts callRoad', byComms, 'call.skipped', async ports => {
    askedTown(ports, 1)
    const { id } = await plannedCall(ports)
    return who => skipCall(ports, who, id, settings)
  }),
  walk(
    'calls/change-call.ts departmentRoad',
    { may: who => who.id === correspondent.id, who: actor(correspondent), denied: ['not-asked'] },
    'call.nothing',
    async ports => {
      askedTown(ports, 1)
      const { id } = await plannedCall(ports)
      await callWorld(ports).runDue()
      const asked = (await seeCall(ports, id))!.departments[0]!
      return who => nothingToReport(ports, who, asked.row.id)
    },
  ),
  walk('campaigns/change-campaign.ts campaignRoad', byComms, 'campaign.closed', async ports => {
    const { id: campaignId } = await openedCampaign(ports)
    return who => closeCampaign(ports, who, { campaignId, agreed: 0 })
  }),
  walk(
    'charter/change-charter.ts charterRoad',
    byAdmin,
    'charter.changed',
    async ports => who => addLogo(ports, who, { digest: 'd', name: 'logo.png' }),
  ),
  walk('circuits/change-circuit.ts circuitRoad', byAdmin, 'circuit.changed', async ports => {
    const made = await createCircuit(ports, admin, scope)
    assert.ok(made.kind === 'circuit-changed')
    const renamed = { circuitId: made.circuit.id, seen: 1, fields: { ...scope, name: 'Sorties' } }
    return who => saveScope(ports, who, renamed)
  }),
  walk(
    'consents/agreements/media-road.ts mediaRoad',
    { ...byComms, denied: ['not-yours'] },
    'media.marked',
    async ports => {
      const answer = { answer: 'adults', by: { id: camille.id, name: camille.name }, at: ports.now() } as const
      ports.tamper('media', aMedia('m', { answer }))
      return who => markMedia(ports, who, { mediaId: 'm', setting: 'uniform', on: 'yes' })
    },
  ),
  walk(
    'events/board/name-organiser.ts organisersRoad',
    { may: isWriter, who: comms, denied: ['not-author'] },
    'event.organiser-named',
    async ports => {
      const { id: postId } = await written(ports, event)
      return who => nameOrganiser(ports, who, { postId, to: hugo.mail }, settings)
    },
  ),
  walk(
    'events/board/open-board.ts boardRoad',
    { may: isWriter, who: comms, denied: ['not-organiser'] },
    [],
    async ports => {
      const { id: postId } = (await brought(ports, event)).post
      const turned = { kind: 'turned' as const }
      const act = (who: Actor) =>
        changeBoard<typeof turned>(ports, who, postId, async board =>
          board.page === 1 ? turned : { board: { ...board, page: 1 }, also: [], answer: turned },
        )
      return act
    },
  ),
  walk(
    'initiatives/change-initiative.ts byAuthor',
    { may: who => who.id === alice.id, who: actor(alice), denied: ['not-yours'] },
    'initiative.withdrawn',
    async ports => {
      await received(ports)
      return who => withdrawInitiative(ports, who, 'i1')
    },
  ),
  walk('initiatives/change-initiative.ts byComms', byComms, 'initiative.taken', async ports => {
    await received(ports)
    return who => takeInitiative(ports, who, 'i1')
  }),
  walk(
    'newspapers/issued/correct-edition.ts published',
    { may: who => isComms(who) || who.id === gaelle.id, who: actor(gaelle), denied: ['not-comms'] },
    'edition.erratum-added',
    async ports => {
      const { id: editionId } = await publishedEdition(ports)
      return who => addErratum(ports, who, { editionId, typed: 'Page 2 : le 3.' })
    },
  ),
  walk('newspapers/edition/edition-road.ts editions', byComms, 'edition.abandoned', async ports => {
    const { id } = await opened(ports)
    return who => abandonEdition(ports, who, id)
  }),
  walk('newspapers/newspaper-road.ts newspaperRoad', byComms, 'newspaper.ended', async ports => {
    await newspaper(ports)
    return who => endNewspaper(ports, who, newspaperId)
  }),
  walk('posts/writing/change-post.ts posts', byComms, 'post.cancelled', async ports => {
    const { id } = await written(ports)
    return who => cancelPost(ports, who, id)
  }),
  walk(
    'relays/answer-relay.ts taskRoad',
    { may: who => who.id === relay.id, who: actor(relay), denied: ['not-asked'] },
    'relay.posted',
    async ports => {
      const { broadcast } = await brought(ports)
      sitesOf(ports, 1)
      await askedFor(ports, broadcast)
      await relayWorld(ports).runDue()
      const [task] = await ports.relayTasks.of(broadcast.id)
      return who => sayPosted(ports, who, { taskId: task!.id, poster: null })
    },
  ),
  walk(
    'sections/change-sections.ts sectionsRoad',
    byAdmin,
    'section.changed',
    async ports => {
      const renamed = {
        sectionId: 'agenda',
        seen: 0,
        name: 'Sorties',
        namedAs: ({ name }: { name: string | null }) => name ?? '',
      }
      return who => renameSection(ports, who, renamed)
    },
    'section_column',
  ),
  walk(
    'validations/change-validation.ts validationRoad',
    { may: isWriter, who: comms, denied: ['not-allowed'] },
    'validation.nudged',
    async ports => {
      const { post } = await submitted(ports)
      return who => nudge(ports, who, post.id)
    },
  ),
  walk('audiences/take-list.ts listRoad', byComms, 'audience.list-added', async ports => {
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
    return who => keepList(ports, who, 'n1')
  }),
  walk(
    'delegations/end-delegation.ts delegationRoad',
    { may: who => isComms(who) || who.id === gaelle.id, who: actor(gaelle), denied: ['not-your-delegation'] },
    'delegation.ended',
    async ports => {
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
      return who => endDelegation(ports, who, 'd1')
    },
  ),
  walk('notes/answer-note.ts answerRoad', byComms, 'note.answered', async ports => {
    await noted(ports)
    assert.equal((await forwardNote(ports, actor(alice), 'n1')).kind, 'forwarded')
    return who => answerNote(ports, who, 'n1', 'Lundi')
  }),
  walk(
    'notes/forward-note.ts forwardRoad',
    { may: who => who.id === alice.id, who: actor(alice), denied: ['not-yours'] },
    'note.forwarded',
    async ports => {
      await noted(ports)
      return who => forwardNote(ports, who, 'n1')
    },
  ),
  walk('capabilities/switch-capability.ts switchRoad', byAdmin, 'capability.off', async ports => {
    return who => switchCapability(ports, who, { id: 'calls', on: false })
  }),
  walk('perimeters/change-perimeters.ts perimeterRoad', byAdmin, 'perimeters.changed', async ports => {
    const input = { group: childcare.id, departments: '', groups: '', everyone: 'true' }
    const added = await addPerimeter(ports, admin, input)
    assert.ok(added.kind === 'perimeter-added')
    return who => removePerimeter(ports, who, added.perimeter.id)
  }),
  walk(
    'personal/decide-erasure.ts erasureRoad',
    {
      may: who => who.id !== alice.id && (isComms(who) || isDpo(who)),
      who: comms,
      denied: ['erasure-not-allowed', 'erasure-needs-another'],
    },
    'erasure.given-up',
    async ports => {
      const asked = await proposeErasure(ports, comms, { who: alice.mail, names: '' })
      assert.equal(asked.kind, 'erasure-proposed')
      const { id } = (await ports.erasures.openOf(alice.id))!
      return who => giveUpErasure(ports, who, id)
    },
  ),
  walk(
    'retention/change-rule.ts ruleRoad',
    { may: who => isComms(who) || isDpo(who), who: comms, denied: ['not-comms'] },
    'retention.declined',
    async ports => {
      const typed = { days: '20', basis: 'public-task', purpose: '', recipients: '' }
      assert.equal((await proposeRule(ports, comms, { category: 'notes', seen: 0, typed })).kind, 'proposed')
      return who => decideRule(ports, who, { category: 'notes', seen: 1, agrees: false })
    },
  ),
  walk(
    'retention/suspend-purge.ts suspensionRoad',
    { may: maySuspend, who: actor(fanny, 'dpo'), denied: ['not-officer'] },
    'retention.lifted',
    async ports => {
      await suspended(ports, { kind: 'reference', reference: 'PUB-2026-0001' })
      return who => liftSuspension(ports, who, 'held')
    },
  ),
  walk('sectors/change-sector.ts sectorRoad', byAdmin, 'sector.changed', async ports => {
    const id = ports.newId()
    const fields = { name: 'Voirie', departments: 'Voirie', sections: '', referents: camille.mail, deputies: '' }
    return who => saveSector({ ...ports, newId: () => id }, who, { sectorId: null, seen: 0, fields })
  }),
  walk('sectors/sector-channel.ts channelRoad', byComms, 'sector.changed', async ports => {
    ports.tamper('sector', aSector('s'))
    const spokenIn = { channelId: '19:roads@thread.tacv2', teamIds: ['19:team'] }
    ports.ownChannels[spokenIn.channelId] = null
    return who => setSectorChannel(ports, who, { sectorId: 's', spokenIn, name: 'Voirie' })
  }),
  walk('urgent/change-templates.ts templateRoad', byAdmin, 'urgent.template-removed', async ports => {
    const { id: templateId, version } = shippedTemplates[0]!
    return who => removeTemplate(ports, who, { templateId, version })
  }),
  walk('newspapers/edition/open-edition.ts opening', byComms, 'edition.opened', async ports => {
    await newspaper(ports)
    return who => openEdition(ports, who, newspaperId, settings)
  }),
  walk(
    'retention/give-archive-visa.ts visaRoad',
    { may: isArchivist, who: actor(hugo, 'archivist'), denied: ['not-archivist'] },
    'archive.eliminated',
    async ports => {
      ports.town.archivists = [hugo.id]
      const asked = { id: 'a', at: ports.now(), items: [], file: null, parcel: null, state: 'waiting' } as const
      ports.tamper('archive_list', { ...asked, items: [], version: 1, visa: null, purgedAt: null })
      return who => giveArchiveVisa(ports, who, { listId: 'a', fate: 'eliminate' })
    },
  ),
  walk(
    'posts/writing/credit-author.ts creditRoad',
    { may: who => who.id === alice.id, who: actor(alice), denied: ['not-yours'] },
    'initiative.credited',
    async ports => {
      await received(ports)
      return who => creditAuthor(ports, who, 'i1', true)
    },
  ),
  walk(
    'posts/ending/cancel-post.ts withdrawals',
    { may: isWriter, who: comms, denied: ['not-allowed'] },
    ['post.submission-withdrawn', 'validation.voided'],
    async ports => {
      const { post } = await submitted(ports)
      return who => withdrawSubmission(ports, who, post.id)
    },
  ),
  walk('posts/writing/duplicate-post.ts copies', byComms, 'post.created', async ports => {
    const { id } = await written(ports)
    return who => duplicatePost(ports, who, id, null, 'once')
  }),
  walk(
    'validations/decline-proposal.ts proposalRoad',
    { may: isWriter, who: comms, denied: ['not-allowed', 'own-proposal'] },
    'validation.correction-declined',
    async ports => {
      const { post, validation } = await submitted(ports)
      const { id: postId, seal } = { ...post, seal: validation.seal }
      const words = { postId, seal, step: 0, fields: { body: 'Bonjour' } }
      const offered = await proposeCorrection(ports, actor(karim), words, settings)
      assert.ok(offered.kind === 'proposed')
      const input = { validationId: validation.id, proposalId: offered.proposal.id }
      return who => declineProposal(ports, who, input)
    },
  ),
  walk('releases/row/decide-release.ts decisions', byComms, 'release.held', async ports => {
    const { id } = (await goesElsewhere(ports)).release
    return who => decideRelease(ports, who, { id, act: 'hold', version: null }, settings)
  }),
  walk('releases/declare-release.ts declarations', byComms, 'release.declared', async ports => {
    const { postId, channel } = (await goesElsewhere(ports)).release
    return who => declareRelease(ports, who, { postId, channel, link: '' })
  }),
  walk('releases/free-channel.ts freeing', byComms, 'channel.freed', async ports => {
    ports.tamper('channel_hold', { id: 'bluesky', version: 1, since: ports.now() })
    return who => freeChannel(ports, who, 'bluesky')
  }),
  walk('ideas/skip-idea.ts skipping', byComms, 'idea.skipped', async ports => {
    const wanted = { ideaId: 'telethon', title: 'Téléthon', wanted: { state: 'on' } } as const
    await changeIdea(ports, comms, wanted)
    await openIdeas(ports, settings)
    const [draft] = await ports.posts.recent(1)
    await cancelPost(ports, comms, draft!.id)
    return who => skipIdea(ports, who, { ideaId: 'telethon', year: 2026 })
  }),
  walk('campaigns/choose-campaign.ts choices', byComms, 'campaign.post-added', async ports => {
    const [{ id: campaignId }, { id: postId }] = [await openedCampaign(ports), await written(ports)]
    return who => chooseCampaign(ports, who, { postId, campaignId })
  }),
  walk(
    'planning/change-address.ts addressRoad',
    byComms,
    'week.address-given',
    async ports => who => changeAddress(ports, who, 'make'),
  ),
  walk('placements/repeat-placement.ts repeating', byComms, 'placement.repeated', async ports => {
    await received(ports)
    const key = keyed('inbox:i1')
    const to = { kind: 'person' as const, id: alice.id }
    const nowhere = { conversationId: null, activityId: null, reason: null, leaseUntil: null }
    ports.tamper('placement', { key, version: 1, state: 'unknown', to, ...nowhere, updatedAt: ports.now() })
    return who => repeatPlacement(ports, who, key)
  }),
  walk(
    'events/answers/end-assistant.ts pairRoad',
    { may: who => who.id === alice.id || who.id === hugo.id, who: actor(hugo), denied: ['not-found'] },
    'assistant.ended',
    async ports => {
      assert.equal((await nameAssistant(ports, actor(alice), hugo.id, settings)).kind, 'assistant-named')
      return who => endAssistant(ports, who, { principal: alice.id, assistant: hugo.id })
    },
  ),
  walk('withdrawals/end-withdrawal.ts withdrawalRoad', byComms, 'media.task-done', async ports => {
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
    return who => declareTaskDone(ports, who, { withdrawalId: 'w', place: 'k' })
  }),
]
