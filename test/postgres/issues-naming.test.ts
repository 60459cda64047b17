import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { redactedPage } from '../../src/core/domain/personal/redacted-page.ts'
import { soughtBy } from '../../src/core/domain/personal/sought.ts'
import { escapeHtml } from '../../src/http/escape-html.ts'
import { issuesNaming, packagesNaming } from '../../src/postgres/personal/issues-naming.ts'
import { alice } from '../fakes/town.ts'
import { eachDatabase } from '../support/database.ts'
import { saysAlice, spelled } from './markers/spelled.ts'

const id = '4d617263-2044-4750-826f-6e7400000000'

describe('issues whose printed bytes name somebody', () => {
  eachDatabase((_kind, open) => {
    it('are read where they lie, with the newspaper and number that people call them by', async () => {
      const database = await open()
      const save = (table: string, doc: object) =>
        sql`insert into ${sql.table(table)} (id, version, doc) values (${(doc as { id: string }).id}, 1, ${JSON.stringify(doc)}::jsonb)`.execute(
          database.kysely,
        )
      await save('newspaper', { id: 'n', name: 'Montréval & vous', code: 'MV' })
      for (const [edition, number] of [
        ['e12', 12],
        ['e13', 13],
        ['e14', 14],
        ['e15', 15],
      ] as const)
        await save('edition', { id: edition, newspaperId: 'n', reference: `MV-2026-${number}`, number })
      const pages: [edition: string, kind: string, text: string][] = [
        ['e12', 'html', '<main>Ana &quot;Le&quot; Grand</main>'],
        ['e12', 'email', 'Ana "Le" Grand'],
        ['e13', 'html', '<main>Personne</main>'],
        ['e14', 'html', '<main>ROSE <strong>Martin</strong>, à l’été</main>'],
        ['e15', 'html', '<main>Rosemary Martineau, rose</main>'],
        ['gone', 'html', '<main>Martin Rose</main>'],
      ]
      for (const [edition, kind, text] of pages)
        await sql`insert into edition_file (edition_id, production, kind, bytes)
          values (${edition}, 3, ${kind}, ${Buffer.from(text)})`.execute(database.kysely)
      await sql`insert into edition_file (edition_id, production, kind, bytes)
        values ('e13', 3, 'pdf', '\\xff00fe'::bytea)`.execute(database.kysely)
      const found = []
      for await (const { newspaper, number, html } of issuesNaming(
        database,
        soughtBy(id, [], ['Rose Martin', 'Ana "Le" Grand']),
      ))
        found.push([newspaper, number, html.includes('<main>')])
      assert.deepEqual(found, [
        ['Montréval & vous', 12, true],
        ['Montréval & vous', 14, true],
        ['Montréval & vous', 15, true],
        ['', 0, true],
      ])
      const among = []
      for await (const { reference, production } of issuesNaming(database, soughtBy(id, [], ['Rose Martin']), [
        'MV-2026-14',
        'MV-2026-13',
      ]))
        among.push(`${reference} ${production}`)
      assert.deepEqual(among, ['MV-2026-14 3'])
      for await (const page of issuesNaming(database, soughtBy(id, [], []))) assert.fail(JSON.stringify(page))
    })

    it('are found however they are spelled, in words and in links, and name them no more', async () => {
      const { kysely, ...rest } = await open()
      const names = ['Alice Martin', 'Alice Noël-Œuvrard', alice.mail!]
      const sought = soughtBy(alice.id, [], names, ['Martin', 'Noël-Œuvrard'])
      const pages = Object.values(spelled).flatMap(text => [
        `<article id="a"><h3>Titre</h3><p>Voici ${escapeHtml(text)} ici</p></article>`,
        `<p><a href="${escapeHtml(text)}">ici</a></p>`,
      ])
      for (const [production, page] of pages.entries())
        await sql`insert into edition_file (edition_id, production, kind, bytes)
          values ('spelled', ${production}, 'html', ${Buffer.from(page)})`.execute(kysely)
      const found = new Set<string>()
      for await (const { editionId, html } of issuesNaming({ ...rest, kysely }, sought))
        if (editionId === 'spelled') found.add(html)
      await sql`delete from edition_file where edition_id = 'spelled'`.execute(kysely)
      for (const page of pages) {
        assert.ok(saysAlice(page) && found.has(page), page)
        assert.ok(!saysAlice(redactedPage(page, sought, 'personne effacée')), page)
      }
    })

    it('or whose package in the library tells of a visa of theirs, on the issue or on a line of it', async () => {
      const { kysely } = await open()
      const library = { html: 'h', pdf: 'p', package: 'z' }
      const items = [{ postId: 'line' }]
      const editions: [id: string, rest: object][] = [
        ['announced', { postId: 'theirs', items: [], library }],
        ['of a line', { postId: 'other', items, library }],
        ['not there', { postId: 'theirs', items, library: null }],
        ['of others', { postId: 'other', items: [{ postId: 'other' }], library }],
      ]
      for (const [one, rest] of editions)
        await sql`insert into edition (id, version, doc) values (${one}, 1, ${JSON.stringify({ id: one, reference: one, ...rest })}::jsonb)`.execute(
          kysely,
        )
      for (const [one, by] of [
        ['theirs', id],
        ['line', id],
        ['other', 'x'],
      ])
        await sql`insert into validation (id, version, doc)
          values (${`v ${one}`}, 1, ${JSON.stringify({ postId: one, steps: [{ visas: [{ by: { id: by } }] }] })}::jsonb)`.execute(
          kysely,
        )
      assert.deepEqual(await packagesNaming({ kysely } as never, soughtBy(id, [], [])), ['announced', 'of a line'])
      assert.deepEqual(await packagesNaming({ kysely } as never, soughtBy('nobody-else', [], [])), [])
    })
  })
})
