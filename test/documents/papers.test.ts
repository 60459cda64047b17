import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { type GraphPermission, graphPermissions, permissionStates } from '../../src/core/domain/register/permissions.ts'
import { hostUses, processors, type RunningFacts } from '../../src/core/domain/register/running-facts.ts'
import type { Paper } from '../../src/core/domain/register/paper.ts'
import { retentionCategories } from '../../src/core/domain/retention/retention-rule.ts'
import { rulesInForce, shippedRule } from '../../src/core/domain/retention/shipped-rules.ts'
import { writeDocx } from '../../src/documents/write-docx.ts'
import { pagePolicy, paperPage } from '../../src/documents/paper-page.ts'
import { loadWords } from '../../src/words.ts'
import { assessmentPaper } from '../../src/words/assessment-paper.ts'
import { measureLines } from '../../src/words/paper-lines.ts'
import { registerPaper } from '../../src/words/register-paper.ts'
import { factsOf } from '../fakes/register.ts'
import { hostileBits } from '../support/hostile.ts'

const { fr, en } = loadWords()
const textOf = (paper: Paper): string => JSON.stringify(paper)
const htmlOf = (paper: Paper): string => Buffer.from(paperPage(paper)).toString('utf8')
const xmlOf = async (paper: Paper): Promise<string> =>
  Buffer.from(unzipSync(await writeDocx(paper))['word/document.xml']!).toString('utf8')
/** The first column of the table of permissions in both languages, and what is told of each below it. */
const installPermissions = (page: string): string[][] => {
  const [, told] = /\n\| permission \|([^]*?)\n### /.exec(readFileSync(`docs/${page}`, 'utf8'))!
  return [/^\| `([A-Z]\w+(?:\.\w+)+)`/gm, /^- \*\*`([A-Z]\w+(?:\.\w+)+)`/gm].map(first =>
    [...told!.matchAll(first)].map(([, name]) => name!),
  )
}

describe('the register and the impact assessment', () => {
  it('name every permission of the pages for installing her, in their order, and no other', () => {
    for (const page of ['install.md', 'installation.md'])
      assert.deepEqual(installPermissions(page), [graphPermissions, graphPermissions], page)
    for (const words of [fr, en]) {
      const table = registerPaper(factsOf(), words)
        .sections.flatMap(({ blocks }) => blocks)
        .find(one => one.kind === 'table' && one.rows.some(([first]) => first === 'User.Read.All'))
      assert.ok(table?.kind === 'table')
      assert.deepEqual(
        table.rows.map(([name]) => name),
        [...graphPermissions],
      )
    }
  })

  it('say what is granted and not used, what is used and not granted, and what nobody could say', () => {
    const states = permissionStates(new Set(['User.Read.All', 'Sites.Selected']), [
      'Sites.Selected',
      'Mail.Send',
      'Files.ReadWrite.All',
    ])
    const paper = textOf(registerPaper(factsOf({ permissions: states }), fr))
    assert.match(paper, /à retirer\u00a0: Mail\.Send, Files\.ReadWrite\.All/)
    assert.match(paper, /Utilisées sans être accordées\u00a0: User\.Read\.All/)
    const unknown = textOf(registerPaper(factsOf({ permissions: permissionStates(new Set(), null) }), fr))
    assert.match(unknown, /ne dit pas ce qui est accordé/)
    assert.doesNotMatch(unknown, /à retirer/)
  })

  it('say of what Exchange grants that it does, and never that it is used without being granted', () => {
    const exchange = ['MailboxSettings.Read', 'Calendars.ReadWrite', 'Mail.Send'] as const
    const states = permissionStates(new Set<GraphPermission>(['Sites.Selected', ...exchange]), ['Sites.Selected'])
    const paper = registerPaper(factsOf({ permissions: states }), fr)
    const table = paper.sections.flatMap(({ blocks }) => blocks).find(one => 'head' in one && one.head.length === 4)
    assert.ok(table?.kind === 'table')
    for (const name of exchange)
      assert.deepEqual(
        table.rows.find(([first]) => first === name)?.slice(2),
        ['oui', 'par Exchange, selon la configuration'],
        name,
      )
    assert.doesNotMatch(textOf(paper), /sans être accordées|à retirer/)
    const wide = permissionStates(new Set(exchange), [...exchange])
    assert.ok(
      exchange.every(name => wide.find(one => one.name === name)?.granted === true),
      'Entra grants all of it',
    )
    const idle = permissionStates(new Set(), [])
    assert.ok(idle.every(({ granted }) => granted === false))
  })

  const measures = (running: Partial<RunningFacts>) => measureLines(factsOf(running).running, fr).join('\n')
  const limited = (name: GraphPermission) => ({ permissions: permissionStates(new Set([name]), []) })
  const said: [what: string, is: Partial<RunningFacts>, isNot: Partial<RunningFacts>, line: RegExp][] = [
    ['one site', { on: [] }, { on: ['notifications'] }, /un seul site SharePoint/],
    ['TLS with all', { databaseTls: true }, { databaseTls: false }, /TLS\) avec tous les hôtes joints\./],
    [
      'but the database',
      { databaseTls: false },
      { databaseTls: true },
      /sauf avec la base de données\u00a0: serveur de/,
    ],
    ['one mailbox', { mailbox: 'journal@ville.fr' }, { mailbox: null }, /une seule boîte aux lettres\u00a0: journal@/],
    ['calendars', limited('Calendars.ReadWrite'), { permissions: [] }, /les seuls agendas qu’Exchange ouvre/],
    ['absences', limited('MailboxSettings.Read'), { permissions: [] }, /des seules boîtes qu’Exchange ouvre/],
    ['addresses', { on: ['pictures'] }, { on: [] }, /Adresses signées/],
    ['a pilot', { on: ['pilot'] }, { on: [] }, /Pilote/],
    [
      'the server',
      { hosts: [{ use: 'database', host: 'db.ville.fr' }] },
      { database: 'pglite' },
      /Base de données\u00a0: (?:db\.ville\.fr|serveur)/,
    ],
  ]
  for (const [what, is, isNot, line] of said)
    it(`say of ${what} what the settings make true, and nothing else`, () => {
      assert.match(measures(is), line)
      assert.doesNotMatch(measures(isNot), line)
    })

  it('have a line for each category of the rules in force, with its days, purpose and basis', () => {
    const rule = {
      ...shippedRule('notes'),
      days: 45,
      purpose: 'Une autre finalité',
      recipients: 'Le service juridique',
    }
    const paper = registerPaper(factsOf({}, { rules: rulesInForce([rule]) }), fr)
    const table = paper.sections[1]?.blocks[0]
    assert.ok(table?.kind === 'table')
    assert.equal(table.rows.length, retentionCategories.length)
    const notes = table.rows[retentionCategories.indexOf('notes')]!
    assert.deepEqual(notes.slice(2), [
      'Une autre finalité',
      'mission d’intérêt public (art. 6.1.e)',
      'Le service juridique',
      '45 jours après leur envoi',
    ])
    for (const row of table.rows) assert.equal(row.length, table.head.length)
  })

  it('name each host and each processor, and leave to people what only they know', () => {
    const hosts = hostUses.map(use => ({ use, host: `${use.toLowerCase()}.example` }))
    const paper = textOf(registerPaper(factsOf({ hosts, processors: [...processors] }), fr))
    for (const { host } of hosts) assert.ok(paper.includes(host), host)
    for (const name of processors) assert.ok(paper.includes(fr.text(`register.processors.${name}.name`)), name)
    const bare = textOf(registerPaper(factsOf({ authority: null, noticeUrl: null }, { officers: [] }), fr))
    for (const variable of ['de la collectivité', 'déléguée à la protection', 'sans adresse publique'])
      assert.ok(bare.includes(variable), variable)
  })

  for (const [name, write] of [['register', registerPaper] as const, ['assessment', assessmentPaper] as const])
    it(`are written as a page and as DOCX with the same words: ${name}`, async () => {
      for (const words of [fr, en]) {
        const paper = write(factsOf(), words)
        const [html, xml] = [htmlOf(paper), await xmlOf(paper)]
        const said = paper.sections.flatMap(({ heading, blocks }) => [
          heading,
          ...blocks.flatMap(one =>
            one.kind === 'table'
              ? [one.caption, ...one.head, ...one.rows.flat()]
              : one.kind === 'list'
                ? one.items
                : [one.text],
          ),
        ])
        const plain = (text: string) =>
          text
            .replace(/<[^>]+>/g, '')
            .replace(/&(?:quot|#34);/g, '"')
            .replace(/&(?:apos|#39);/g, "'")
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&amp;', '&')
        for (const text of [paper.title, paper.lead, ...said]) {
          assert.ok(plain(html).includes(text), `page: ${text}`)
          assert.ok(plain(xml).includes(text), `docx: ${text}`)
        }
        assert.match(html, new RegExp(`<html lang="${words.locale}">`))
        assert.match(xml, /w:pStyle w:val="Heading1"/)
        assert.match(xml, /w:tblHeader/)
      }
    })

  it('are whole as DOCX: each part is declared, lies where it is named, and closes what it opens', async () => {
    const files = unzipSync(await writeDocx(registerPaper(factsOf(), fr)))
    const read = (name: string): string => Buffer.from(files[name]!).toString('utf8')
    const values = (text: string, name: string) =>
      [...text.matchAll(new RegExp(`${name}="([^"]*)"`, 'g'))].map(one => one[1])
    const declared = values(read('[Content_Types].xml'), 'PartName').map(name => name!.slice(1))
    const named = [
      ...values(read('_rels/.rels'), 'Target'),
      ...values(read('word/_rels/document.xml.rels'), 'Target').map(name => `word/${name}`),
    ]
    const parts = Object.keys(files).filter(name => !/^\[Content|\.rels$/.test(name))
    assert.deepEqual(declared.toSorted(), parts.toSorted())
    assert.deepEqual(named.toSorted(), parts.toSorted())
    for (const name of Object.keys(files)) {
      const open: string[] = []
      for (const [, end, tag, alone] of read(name).matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g))
        if (end) assert.equal(open.pop(), tag, name)
        else if (!alone) open.push(tag!)
      assert.deepEqual(open, [], name)
    }
    const styles = new Set(values(read('word/styles.xml'), 'w:styleId'))
    for (const style of values(read('word/document.xml'), 'w:pStyle w:val')) assert.ok(styles.has(style), style)
    assert.match(read('word/styles.xml'), /<w:lang w:val="fr-FR"\/>/)
  })

  it('hold what people typed as words, whatever it is', async () => {
    for (const bit of hostileBits) {
      const typed = `${bit}<script>x</script>&"'`
      const paper = registerPaper(factsOf({ authority: typed }, { officers: [{ id: 'a', name: typed }] }), fr)
      assert.doesNotMatch(htmlOf(paper), /<script/)
      const xml = await xmlOf(paper)
      assert.doesNotMatch(xml, /<script|(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u)
    }
  })

  it('load nothing and run nothing', () => {
    const html = htmlOf(registerPaper(factsOf(), fr))
    assert.doesNotMatch(html, /<(?:script|link|img|iframe|form)|\son\w+=|url\(/)
    assert.match(pagePolicy, /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/)
  })
})
