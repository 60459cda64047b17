import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { AgreedPerson, Agreement, OutsidePerson } from '../../src/core/domain/pictures/agreement.ts'
import { consentOf } from '../../src/core/domain/pictures/consent-of.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import { nothingHeld } from '../../src/core/domain/retention/suspension.ts'
import { purgeConsents } from '../../src/core/use-cases/retention/purge-consents.ts'
import { aMedia, anAgent, anOutsider, aWord } from '../fakes/a-media.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { post } from './rows.ts'

const past = '2026-01-10T09:00:00.000Z'
const before = '2026-06-01T00:00:00.000Z'
const recent = '2026-07-01T09:00:00.000Z'
const now = '2027-06-01T09:00:00.000Z'
const held = nothingHeld
const camille = { id: 'camille', name: 'Camille Durand' }

const word = (person: AgreedPerson, change: Partial<Agreement>) =>
  aWord(person, { askedAt: past, askedBy: camille, ...change })
const given = (until: string) => ({ state: 'given', givenAt: past, until, proof: { kind: 'click' } }) as const
const signed = (name: string) => ({ ...given(past), proof: { kind: 'file', fileId: name, name } as const })
const ofOneParent: AgreedPerson = {
  kind: 'child',
  ref: 'kid',
  parents: [
    { ref: 'kid-1', agreed: past, fileId: 'f', name: 'VIS-2026-8 f.pdf' },
    { ref: 'kid-2', agreed: null, fileId: null },
  ],
}
const media = (id: string, ...agreements: Agreement[]) =>
  aMedia(id, {
    ...{ firstAt: past, firstBy: camille, updatedAt: past, agreements },
    answer: { answer: 'adults', by: camille, at: recent },
  })

/** What people said of pictures: which names go, and that what they said goes on to count. */
const said: [string, Media, namesLeft: string[], answer: string | null][] = [
  ['an agreement that ended long ago', media('1', word(anAgent('ada'), given(past))), [], 'adults'],
  ['one that ended lately', media('2', word(anAgent('bob'), given(recent))), ['bob'], 'adults'],
  ['a no', media('3', word(anAgent('cleo'), { state: 'refused', givenAt: past })), [], 'refused'],
  ['what was taken back', media('4', word(anAgent('dan'), { ...given(recent), withdrawnAt: past })), [], 'refused'],
  [
    'what was taken back lately',
    media('5', word(anAgent('eve'), { ...given(past), withdrawnAt: recent })),
    ['eve'],
    'refused',
  ],
  ['a question that nobody answered', media('6', word(anAgent('fay'), {})), [], 'adults'],
  ['somebody from outside', media('7', word(anOutsider('gus'), signed('shared.pdf'))), [], 'adults'],
  ['a child of whom one parent signed', media('8', word(ofOneParent, {})), [], 'parents'],
  [
    'one whose word is over beside one whose word counts',
    media(
      '9',
      word(anOutsider('hal'), signed('of two.pdf')),
      word(anOutsider('jo'), signed('own.pdf')),
      word(anAgent('ida'), { ...signed('of two.pdf'), until: '2030-01-01T00:00:00.000Z' }),
    ),
    ['ida'],
    'adults',
  ],
]

describe('the purge of what people on pictures agreed to', () => {
  eachDatabase((_kind, open) => {
    it('names nobody a year after their word was over; a picture that was closed stays closed', async () => {
      const database = await open()
      await sql`delete from media`.execute(database.kysely)
      const binned: string[] = []
      const libraryBin = {
        remove: async (folder: string, name: string) => binned.push(`${folder}/${name}`) > 0,
      }
      const stores = { ...openStores(database, () => now), libraryBin }
      const name = (id: string, mediaId: string, kind: OutsidePerson['kind']): OutsidePerson => ({
        ...{ id, version: 1, mediaId, kind, name: `Name of ${id}`, createdAt: past },
      })
      const outside = [
        name('gus', '7', 'adult'),
        name('kid', '8', 'child'),
        name('kid-1', '8', 'parent'),
        name('kid-2', '8', 'parent'),
      ]
      for (const [, row] of said) await stores.commit({ save: 'media', row, ifVersion: 0 })
      const pictures = said.flatMap(([, { id: digest, pictureIds }]) =>
        pictureIds.map(id => ({ id, digest, alt: 'Le pont', consent: null })),
      )
      const shown = post({ id: 'shown' })
      await stores.commit({ save: 'post', row: { ...shown, content: { ...shown.content, pictures } }, ifVersion: 0 })
      for (const row of outside) await stores.commit({ save: 'outside_person', row, ifVersion: 0 })
      const closed = said.map(([, row]) => consentOf(row, now)?.covers?.length ?? 0)
      assert.deepEqual(await stores.purges.count('consents', before, held), { due: 8, held: 0 })
      const fayHeld = { ...held, people: ['fay'], references: ['VIS-2026-3'] }
      assert.deepEqual(await stores.purges.count('consents', before, fayHeld), { due: 6, held: 2 })
      assert.equal(await purgeConsents(stores, { before, held: fayHeld }), 6)
      assert.equal(await purgeConsents(stores, { before, held }), 2)
      assert.equal(await purgeConsents(stores, { before, held }), 0, 'again does no harm')
      assert.deepEqual(await stores.purges.count('consents', before, held), { due: 0, held: 0 })
      for (const [index, [what, { id }, left, answer]] of said.entries()) {
        const row = (await stores.media.byId(id))!
        const text = JSON.stringify(row.agreements)
        const names = ['ada', 'bob', 'cleo', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida', 'kid']
        assert.deepEqual(
          names.filter(one => text.includes(one)),
          left,
          what,
        )
        const consent = consentOf(row, now)
        assert.equal(consent?.answer ?? null, answer, what)
        // Whoever never answered is asked no more: what was declared for all counts.
        if (id !== '6') assert.equal(consent?.covers?.length ?? 0, closed[index], what)
      }
      assert.deepEqual(await stores.media.unsigned(null, 9), [], 'nobody signs for a name that is gone')
      const files = ['VIS-2026-8 f.pdf', 'own.pdf', 'shared.pdf'].map(one => `Accords/${one}`)
      assert.deepEqual(binned.toSorted(), files, 'what another word rests on stays')
      const { agreements } = (await stores.media.byId('9'))!
      assert.equal(new Set(agreements.map(one => one.id)).size, 3)
      for (const { id } of outside) assert.equal(await stores.outsidePeople.byId(id), null)
      assert.ok((await verifyJournal(database)).ok)
    })
  })
})
