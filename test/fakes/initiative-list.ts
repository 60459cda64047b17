import { Misconfigured } from '../../src/core/domain/errors.ts'
import type { Hand, ListItem, ListValues } from '../../src/core/domain/initiatives/listed-item.ts'
import type { ListVersion } from '../../src/core/domain/initiatives/list-touches.ts'
import type { InitiativeList } from '../../src/core/ports/microsoft-list.ts'
import { initiativeFields, meaningOf, type Wording } from '../../src/graph/lists/initiative-fields.ts'
import { shippedSections } from '../../src/core/domain/sections/section.ts'
import type { Instant } from '../../src/core/domain/time.ts'

type Kept = ListItem & { version: number; changed: number; deleted: boolean }

export type FakeInitiativeList = InitiativeList & {
  /** What lies there now, by the number of the item. */
  held(): Record<string, ListValues>
  /** Somebody does so in SharePoint; a person by their id. */
  edit(itemId: string, who: string | null, values: ListValues): void
  add(who: string | null, values: ListValues): string
  remove(itemId: string): void
  /** How often each was asked. */
  asked: Record<'create' | 'change' | 'item' | 'changes' | 'versions', number>
  /** `closed`: nobody lets Mary read them; `last`: the list keeps none but the last. */
  history: 'kept' | 'last' | 'closed'
  /** Runs once, before the next writing. */
  beforeWriting(move: () => void): void
  /** The next writing is done, and its answer lost. */
  loseAnswer: boolean
  /** Somebody deletes the list, and makes it anew: numbers begin anew. `gone`: not yet. */
  makeAnew(): void
  gone: boolean
  /** Tokens given before are too old. */
  forget(): void
}

/** States and sections by their ids; remarks as `kind column`. */
const wording: Wording = {
  sections: {
    open: shippedSections.map(({ id }) => id),
    name: id => id,
    named: name => shippedSections.find(({ id }) => id === name)?.id,
    answers: () => null,
  },
  labels: key => key.split('.').at(-1)!,
  remarks: all =>
    all.length === 0
      ? null
      : all
          .map(({ kind, column, questions = [] }) => [kind, ...(column ? [column] : []), ...questions].join(' '))
          .join('\n'),
}
const pageSize = 3

/** The list as SharePoint keeps it: versions, delta tokens, who was there last. */
export function createFakeInitiativeList(now: () => Instant): FakeInitiativeList {
  const items = new Map<string, Kept>()
  let [changed, epoch, lists] = [0, 0, 1]
  const versions = new Map<string, ListVersion[]>()
  let move: (() => void) | null = null
  const handOf = (who: string | null): Hand =>
    who === null ? { kind: 'other' } : { kind: 'person', id: who, name: who }
  const alive = (itemId: string): Kept | undefined => {
    const item = items.get(itemId)
    return item?.deleted ? undefined : item
  }
  const put = (itemId: string, by: Hand, values: ListValues, deleted = false): Kept => {
    const before = items.get(itemId)
    const number = (before?.version ?? 0) + 1
    const all = { ...before?.values, ...values }
    const item = {
      itemId,
      version: number,
      etag: `"${lists > 1 ? `${lists} ` : ''}${itemId},${number}"`,
      values: all,
      initiativeId: all['MaryId'] ?? null,
      createdBy: before?.createdBy ?? by,
      createdAt: before?.createdAt ?? now(),
      changedBy: by,
      changedAt: now(),
      changed: ++changed,
      deleted,
    }
    items.set(itemId, item)
    const version = { values: structuredClone(all), changedBy: by, changedAt: now() }
    versions.set(itemId, [...(versions.get(itemId) ?? []), version])
    return item
  }
  const written = ({ itemId, etag, values }: Kept) => {
    if (fake.loseAnswer) {
      fake.loseAnswer = false
      throw new Error('the answer was lost')
    }
    return { itemId, etag, values: structuredClone(values) }
  }
  const begin = (what: keyof FakeInitiativeList['asked']): void => {
    fake.asked[what]++
    if (what !== 'create' && what !== 'change') return
    const first = move
    move = null
    first?.()
  }
  const copy = ({ version: _v, changed: _c, deleted: _d, ...item }: Kept): ListItem => structuredClone(item)
  const fake: FakeInitiativeList = {
    asked: { create: 0, change: 0, item: 0, changes: 0, versions: 0 },
    history: 'kept',
    loseAnswer: false,
    held: () =>
      Object.fromEntries([...items].filter(([, one]) => !one.deleted).map(([id, { values }]) => [id, values])),
    edit: (itemId, who, values) => void put(itemId, handOf(who), values),
    add: (who, values) => put(String(items.size + 1), handOf(who), values).itemId,
    discard: async itemId => void fake.remove(itemId),
    remove: itemId => void put(itemId, { kind: 'other' }, {}, true),
    beforeWriting: next => void (move = next),
    forget: () => void epoch++,
    gone: false,
    makeAnew: () => {
      items.clear()
      versions.clear()
      fake.gone = false
      epoch++
      lists++
    },
    ownId: async () => (fake.gone ? null : `list ${lists}`),
    say: async (initiative, post, remarks) => initiativeFields(initiative, post, remarks, wording),
    remark: remarks => ({ Remarque: wording.remarks(remarks) }),
    mean: async values => meaningOf(values, wording),
    offerSections: async () => 'ready',
    titleOf: column => column,
    create: async (id, values) => {
      begin('create')
      if (fake.gone) throw new Misconfigured('list-missing', 'no list')
      const there = [...items.values()].find(one => !one.deleted && one.initiativeId === id)
      return written(put(there?.itemId ?? String(items.size + 1), { kind: 'mary' }, values))
    },
    change: async ({ itemId, etag }, values) => {
      begin('change')
      const item = alive(itemId)
      if (!item) return { kind: 'gone' }
      if (etag !== null && etag !== item.etag) return { kind: 'moved-on' }
      return { kind: 'written', item: written(put(itemId, { kind: 'mary' }, values)) }
    },
    item: async itemId => {
      begin('item')
      const item = alive(itemId)
      return item ? copy(item) : null
    },
    versions: async itemId => {
      begin('versions')
      const all = structuredClone(versions.get(itemId) ?? [])
      return fake.history === 'closed' ? null : fake.history === 'last' ? all.slice(-1) : all
    },
    all: async function* () {
      yield [...items.values()].filter(({ deleted }) => !deleted).map(copy)
    },
    changes: async token => {
      begin('changes')
      if (fake.gone) return { kind: 'not-there' }
      const [given, from, whole = '0'] = (token ?? `${epoch} 0 1`).split(' ')
      if (Number(given) !== epoch) return { kind: 'expired' }
      // A reading of everything, page by page, tells of no deletion.
      const since = [...items.values()]
        .filter(one => one.changed > Number(from) && (whole === '0' || !one.deleted))
        .sort((a, b) => a.changed - b.changed)
      const page = since.slice(0, pageSize)
      const more = since.length > pageSize
      const next = more ? `${epoch} ${page.at(-1)!.changed} ${whole}` : `${epoch} ${changed}`
      return {
        kind: 'page',
        more,
        next,
        items: page.map(({ itemId, etag, deleted }) => ({ itemId, etag: deleted ? null : etag, deleted })),
      }
    },
  }
  return fake
}
