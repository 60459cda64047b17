import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from './eventually.ts'
import { allJobsLeft } from './jobs-left.ts'
import { cast, inChat, propose } from './road.ts'
import { photoAnswered } from './steps.ts'
import type { OpenMary } from './stores.ts'

type Ids = Record<string, string>
const tables = [
  'media',
  'outside_person',
  'erasure',
  'suspension',
  'retention_rule',
  'rule_proposal',
  'archive_list',
].concat(['withdrawal', 'data_request', 'initiative', 'post', 'note', 'charter'])

/** A town in which somebody is asked for a picture, somebody is to be erased, and a rule is to be changed. */
export async function atPersonal(open: OpenMary) {
  const mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }, env: { LOG_LEVEL: 'warn' } })
  const { town } = mary
  const people = await cast(town)
  const one = async (role: 'dpo' | 'admin' | 'archivist') => (await town.people({ role, limit: 5 })).people[0]!
  const [officer, admin, archivist] = [await one('dpo'), await one('admin'), await one('archivist')]
  const agents = (await town.people({ role: 'agent', situation: 'well', limit: 120 })).people
  const named = [people.agent, people.head, people.comms, people.otherComms, officer, admin, archivist]
  const known = named.map(({ id }) => id)
  const stranger = agents.find(({ id, roles }) => roles.length === 1 && !known.includes(id))!
  const chats = new Map<string, string>()
  for (const { id } of [stranger, ...named]) {
    await town.say(id, 'aide')
    chats.set(id, (await inChat(town, id, 'Mary')).id)
  }
  const forge = async (who: Person, verb: string, data: Ids = {}): Promise<string> => {
    const action = { type: 'Action.Execute', verb, data } as never
    const done = await town.press(who.id, { activityId: chats.get(who.id)!, action })
    assert.equal(done.status, 200, `${verb} ${JSON.stringify(data)}: ${JSON.stringify(done.body)}`)
    return JSON.stringify((done.body as { value: unknown }).value)
  }
  const idle = () =>
    eventually(
      async () =>
        (await mary.ask(`select 1 from ${allJobsLeft} where due <= now() + interval '2 seconds'`)).length === 0,
      'no work is left',
      60_000,
    )
  const rows = () =>
    mary.ask(
      `${tables.map(table => `select '${table}' as what, id, version from ${table}`).join(' union all ')} order by 1, 2`,
    )
  const attempts = async () =>
    (
      await mary.ask<{ kind: string }>(`select details->>'kind' as kind from journal
      join journal_detail using (seq) where verb = 'attempt.refused' order by seq`)
    ).map(({ kind }) => kind)

  /** A picture of somebody who was asked, an erasure that one person asked for, a rule and a suspension. */
  async function lived(): Promise<Ids> {
    const reference = await propose(town, people.agent, 'La ruche')
    await photoAnswered(town, people.agent.id, reference)
    const mediaId = await eventually(
      async () => (await mary.ask<{ id: string }>('select id from media'))[0]?.id,
      'media',
    )
    const specified = { mediaId, who: 'agent', colleague: people.head.id, uses: 'internal,site', until: '' }
    await forge(people.comms, 'media.specified', specified)
    const agreement = async () =>
      (
        await mary.ask<{ id: string; at: string }>(
          `select doc->'agreements'->0->>'id' as id, doc->'agreements'->0->>'askedAt' as at from media`,
        )
      )[0]!
    const { id: agreementId, at: askedAt } = await agreement()
    await forge(admin, 'erasure.propose', { whose: stranger.mail, names: '' })
    const [erasure] = await mary.ask<{ id: string }>('select id from erasure')
    await forge(officer, 'retention.propose', {
      category: 'notes',
      seen: '0',
      days: '60',
      basis: 'public-task',
      purpose: '',
      recipients: '',
    })
    await forge(officer, 'retention.suspended', { of: reference, reason: 'Recours', reviewOn: '2099-01-01' })
    const [suspension] = await mary.ask<{ id: string }>('select id from suspension')
    const [initiative] = await mary.ask<{ id: string; file: string }>(
      `select id, doc->'attachments'->0->>'id' as file from initiative`,
    )
    return {
      mediaId,
      agreementId,
      askedAt,
      erasureId: erasure!.id,
      suspensionId: suspension!.id,
      initiativeId: initiative!.id,
      attachmentId: initiative!.file,
      category: 'notes',
      seen: '1',
      withdrawalId: 'none',
      taskKey: 'none',
      listId: 'none',
      fileKey: 'none',
      setting: 'uniform',
      who: 'outsider',
      on: 'true',
      logo: 'none',
    }
  }

  const ids = await lived()
  await idle()
  return { mary, people, stranger, officer, admin, archivist, ids, forge, idle, rows, attempts }
}

export type AtPersonal = Awaited<ReturnType<typeof atPersonal>>
