import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The rules of the house that no linter knows (ARCHITECTURE.md, CONTRIBUTING.md). */
const root = fileURLToPath(new URL('..', import.meta.url))

type File = { path: string; text: string; lines: string[] }

function filesOf(folder: string, ...endings: string[]): File[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && endings.some(ending => entry.name.endsWith(ending)))
    .map(entry => {
      const full = join(entry.parentPath, entry.name)
      const text = readFileSync(full, 'utf8')
      return { path: relative(root, full).replaceAll('\\', '/'), text, lines: text.split('\n') }
    })
}

const sources = [...filesOf('src', '.ts'), ...filesOf('sandbox', '.ts')]
const tests = filesOf('test', '.ts')
const cards = filesOf('cards', '.json').filter(({ path }) => !/^cards\/(locales|samples)\//.test(path))
const locales = ['fr', 'en'].map(
  locale => JSON.parse(readFileSync(join(root, `cards/locales/${locale}.json`), 'utf8')) as Tree,
)

type Tree = { [key: string]: string | string[] | Tree }

/** Forms that a language needs for numbers are its own: `zero`, `one`, `other` count as one key. */
function keysOf(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value === 'string')
      return [/^(zero|one|two|few|many|other)$/.test(key) ? `${before}#` : `${before}${key}`]
    return Array.isArray(value) ? [`${before}${key}`] : keysOf(value, `${before}${key}.`)
  })
}

function placeholders(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string')
      return [[`${before}${key}`, [...new Set(value.match(/\{\w+\}/g))].toSorted().join(' ')]]
    return Array.isArray(value) ? [] : placeholders(value, `${before}${key}.`)
  })
}

/** Every verb with the file that names it, in a table of slices. */
function verbsOfTables(): Set<string> {
  const slices = sources.filter(({ path }) => path.startsWith('src/teams/') && !path.endsWith('-words.ts'))
  return new Set(
    slices.flatMap(({ text }) => [...text.matchAll(/^ {2,4}'([a-z]+\.[a-z]+)': /gm)].map(match => match[1]!)),
  )
}

/** Whether a file says what there is and does little: four lines in five are imports, types, or a table's entries. */
function isTable({ path, text, lines }: File): boolean {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const said = new Set<number>()
  const mark = (node: ts.Node, says: boolean): void => {
    const [first, last] = [node.getStart(), node.getEnd()].map(at => tree.getLineAndCharacterOfPosition(at).line)
    for (let line = first!; line <= last!; line++) said[says ? 'add' : 'delete'](line)
  }
  const visit = (node: ts.Node, within: 'nothing' | 'table' | 'statements'): void => {
    const type = ts.isImportDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)
    const table = ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)
    const statements = within === 'table' && ts.isBlock(node)
    if (statements || (within === 'nothing' && (type || table))) mark(node, !statements)
    ts.forEachChild(node, child => visit(child, statements ? 'statements' : table ? 'table' : within))
  }
  visit(tree, 'nothing')
  const code = lines.flatMap((line, at) => (/^\s*(?:\/?\*|\/\/|$)/.test(line) ? [] : [at]))
  return code.filter(at => said.has(at)).length * 5 >= code.length * 4
}

type Doors = Map<string, Set<string>>

/** Of each folder: which of its rooms imports which other; `.` is what lies in the folder itself. */
function doorsOf(files: File[]): Map<string, Doors> {
  const found = new Map<string, Doors>()
  for (const { path, text } of files)
    for (const [, target = ''] of text.matchAll(/(?:from |import\()'(\.{1,2}\/[^']+)'/g)) {
      const [from, to] = [dirname(path).split('/'), dirname(join(dirname(path), target)).split('/')]
      const shared = from.findIndex((name, at) => name !== to[at])
      const at = shared === -1 ? from.length : shared
      const [room, other] = [from[at] ?? '.', to[at] ?? '.']
      if (room === other) continue
      const doors: Doors = found.get(from.slice(0, at).join('/')) ?? new Map<string, Set<string>>()
      found.set(from.slice(0, at).join('/'), doors.set(room, (doors.get(room) ?? new Set()).add(other)))
    }
  return found
}

function leadsTo(doors: Doors, from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  return [...(doors.get(from) ?? [])].some(next => leadsTo(doors, next, to, seen))
}

function functionsOf({ path, text }: File): { name: string; lines: number }[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: { name: string; lines: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isArrowFunction(node)) {
      const first = tree.getLineAndCharacterOfPosition(node.getStart()).line
      const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line
      found.push({ name: `${path}:${first + 1}`, lines: last - first + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

describe('the house', function () {
  this.timeout(60_000)
  it('has one story a file: up to 200 lines, 400 where it is one table or one type, half of them up to 70', () => {
    const sizes = sources.map(({ lines }) => lines.length - 1).toSorted((a, b) => a - b)
    assert.ok(sizes[Math.floor(sizes.length / 2)]! <= 70)
    const long = sources
      .filter(({ lines }) => lines.length - 1 > 200)
      .filter(file => file.lines.length - 1 > 400 || !isTable(file))
      .map(({ path }) => path)
    assert.deepEqual(long.toSorted(), [
      // Each one thing that a page shows, with all that it holds.
      'src/tab/page/post/post-page.ts',
      'src/tab/page/shell/search-field.ts',
      // Written by `npm run words`.
      'src/teams/cards/card-data.ts',
      'src/words/texts.ts',
    ])
  })

  it('has no two files of one name', () => {
    const names = sources
      .filter(({ path }) => path.startsWith('src/'))
      .map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    )
  })

  it('has rooms in a slice, and of pages, that never import each other in a circle', () => {
    const circles = new Set<string>()
    for (const [folder, doors] of doorsOf(sources.filter(({ path }) => path.startsWith('src/'))))
      for (const [room, others] of doors)
        for (const other of others)
          if (leadsTo(doors, other, room)) circles.add(`${folder}: ${[room, other].toSorted().join(' and ')}`)
    const kept = /^src\/(?:core\/(?:domain|use-cases)\/|teams\/|tab\/page)[^:]*:/
    assert.deepEqual(
      [...circles].filter(circle => kept.test(circle) && !circle.startsWith('src/teams:')),
      [],
    )
  })

  it('has small functions: nineteen in twenty 30 lines at most', () => {
    const functions = sources.flatMap(functionsOf)
    const long = functions.filter(({ lines }) => lines > 30)
    assert.ok(long.length * 20 <= functions.length, JSON.stringify(long, null, 1))
  })

  it('is named for what it does', () => {
    const names = sources.flatMap(({ path }) => path.split('/'))
    const banned = /^(utils?|helpers?|services?|managers?|types?|common|misc|index)(\.ts)?$/
    assert.deepEqual(
      names.filter(name => banned.test(name)),
      [],
    )
    assert.deepEqual(
      names.filter(name => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?(\.ts)?$/.test(name)),
      [],
    )
  })

  it('leaves nothing to do and nothing unchecked', () => {
    const marks = new RegExp(
      [
        '\\bTO' + 'DO',
        'FIX' + 'ME',
        'XX' + 'X',
        '@ts-' + '(ignore|nocheck|expect-error)',
        'as an' + 'y\\b',
        ': an' + 'y\\b',
        'eslint-' + 'disable',
      ].join('|'),
    )
    const found = [...sources, ...tests].filter(({ text }) => marks.test(text)).map(({ path }) => path)
    assert.deepEqual(found, [])
  })

  it('sends by what the gate hands out: no other use case, nor the engine, names a port that sends', () => {
    const inside = sources.filter(({ path }) =>
      /^src\/(core\/(use-cases|domain)|dispatch|jobs|teams\/(?!send))/.test(path),
    )
    const sends = 'Behind|Calendars|Directory|Messenger|Network|Networks|NewspaperMail|SiteHook'
    const named = new RegExp(`import type \\{[^}]*\\b(${sends})\\b[^}]*\\} from '[^']*/ports/`)
    assert.deepEqual(
      inside.filter(({ text }) => named.test(text)).map(({ path }) => path),
      ['src/core/use-cases/leaving/may-leave.ts'],
    )
  })

  it('has no barrel files and no enum', () => {
    const found = sources
      .filter(({ text }) => /^export \* from|^(export )?(const )?enum /m.test(text))
      .map(({ path }) => path)
    assert.deepEqual(found, [])
  })

  it('installs nothing in production that runs a script of its own', () => {
    type Package = { hasInstallScript?: boolean; dev?: boolean; devOptional?: boolean }
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, Package>
    }
    const scripted = Object.entries(packages).filter(([, one]) => one.hasInstallScript && !one.dev && !one.devOptional)
    const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      allowScripts: Record<string, boolean>
    }
    // Its script only makes its start some milliseconds shorter.
    assert.deepEqual(
      scripted.map(([name]) => name),
      ['node_modules/esbuild'],
    )
    assert.equal(allowScripts['esbuild'], false)
  })

  it('hears what goes wrong with every stream, child and worker, and guards every server', () => {
    const own = sources.filter(({ path }) => path.startsWith('src/'))
    const makes =
      /^import \{[^}]*\b(?:Worker|Pool|spawn|fork|exec\w*|create(?:Write|Read)Stream|createG\w+|watch|connect)\b[^}]*\} from '(?:node:(?:fs|child_process|worker_threads|zlib|net)|pg)'/m
    const hears = /\.on\('error'|await pipeline\(/
    const deaf = own.filter(({ text }) => makes.test(text) && !hears.test(text))
    const open = own.filter(({ text }) => /\.listen\(/.test(text) && !/guardServer\(/.test(text))
    assert.ok(own.filter(({ text }) => makes.test(text)).length > 5, 'they are found')
    assert.deepEqual(
      [...deaf, ...open].map(({ path }) => path),
      // It waits for its child by `once`, which hears it, and only asks the system for a port.
      ['src/commands/pictures/start-town.ts', 'src/commands/pictures/start-town.ts'],
    )
  })

  it('exports no function that nobody asks for', () => {
    const commands = /^src\/(main|commands\/|sandbox\/)/
    const times = new Map<string, number>()
    for (const { text } of [...sources, ...tests, ...filesOf('bench', '.ts')])
      for (const [word] of text.matchAll(/\w+/g)) times.set(word, (times.get(word) ?? 0) + 1)
    const unused = sources
      .filter(({ path }) => !commands.test(path))
      .flatMap(file =>
        [...file.text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)]
          .map(match => match[1]!)
          .filter(name => times.get(name) === 1)
          .map(name => `${file.path} ${name}`),
      )
    assert.deepEqual(unused, [])
  })
})

describe('cards', function () {
  this.timeout(60_000)
  const verbs = verbsOfTables()
  const pressed = new Set(
    cards.flatMap(({ text }) => [...text.matchAll(/"verb": *"([a-z]+\.[a-z]+)"/g)].map(match => match[1]!)),
  )

  it('hold no words: every text comes from the locales or the data', () => {
    const typed = cards.flatMap(({ path, text }) =>
      [
        ...text.matchAll(
          /"(?:text|title|label|placeholder|errorMessage|altText|fallbackText|inlineAction)": *"([^"]*)"/g,
        ),
      ]
        .map(match => match[1]!)
        .filter(value => value !== 'https://' && /\p{L}{2,}/u.test(value.replace(/\$\{[^}]*\}/g, '')))
        .map(value => `${path}: ${value}`),
    )
    assert.deepEqual(typed, [])
  })

  it('press only verbs that Mary knows', () => {
    assert.ok(verbs.size > 30, 'the tables are read')
    assert.deepEqual(
      [...pressed].filter(verb => !verbs.has(verb)),
      [],
    )
  })

  it('offer every verb, or the code does', () => {
    const inCode = new Set([
      'initiative.attach',
      'post.picture',
      'consent.nobody',
      'consent.adults',
      'consent.children',
      'consent.parents',
      'consent.refused',
      'consent.unsure',
      'message.propose',
      'initiative.see',
      'event.joinfor',
      'event.maybefor',
      'event.leavefor',
      'edition.abandon',
      'newspaper.picture',
      'newspaper.masthead',
      'charter.logo',
      'edition.picture',
      'media.signed',
      'video.captions',
    ])
    const drawn = sources
      .filter(({ path }) => path.startsWith('src/teams/'))
      .map(({ text }) => text)
      .join('\n')
    for (const verb of inCode) assert.ok(new RegExp(`verb: '${verb}'`).test(drawn), `${verb} is on no button`)
    assert.deepEqual(
      [...verbs].filter(verb => !pressed.has(verb) && !inCode.has(verb)),
      [],
    )
  })
})

describe('words', function () {
  this.timeout(60_000)
  const [fr, en] = locales as [Tree, Tree]

  it('are the same in both languages', () => {
    const [french, english] = [new Set(keysOf(fr)), new Set(keysOf(en))]
    assert.deepEqual(
      [...french].filter(key => !english.has(key)),
      [],
    )
    assert.deepEqual(
      [...english].filter(key => !french.has(key)),
      [],
    )
  })

  it('fill the same places in both languages', () => {
    const english = new Map(placeholders(en))
    const differ = placeholders(fr).filter(([key, places]) => english.has(key) && english.get(key) !== places)
    assert.deepEqual(
      differ.map(([key]) => key),
      [],
    )
  })

  it('have a spelling for each typed word', () => {
    for (const tree of locales)
      for (const [word, list] of Object.entries(tree['typed'] as Tree)) assert.ok((list as string[]).length > 0, word)
  })

  it('are typed in one way for one meaning', () => {
    for (const tree of locales) {
      const spellings = Object.values(tree['typed'] as Tree).flatMap(list => list as string[])
      assert.equal(new Set(spellings).size, spellings.length)
    }
  })

  it('are each said by something', () => {
    const code = sources.map(({ text }) => text).join('\n')
    const built = /^(decided|brace)-/
    const said = (key: string) =>
      new RegExp(`['\`]${key}['\`:]|[{,.\\s]${key}[:'\`]`).test(code) || /^(title|summary|body)-too-long$/.test(key)
    const unsaid = ['notices', 'errors', 'dialogs'].flatMap(part =>
      Object.keys(fr[part] as Tree)
        .filter(key => !built.test(key) && !said(key))
        .map(key => `${part}.${key}`),
    )
    const own = cards.flatMap(({ path, text }) => {
      const [, slice = '', name = ''] = path.replace('.json', '').split('/')
      const words = Object.entries((fr[slice] as Tree | undefined)?.[name] ?? {}).filter(
        ([, value]) => typeof value === 'string',
      )
      return words
        .map(([key]) => key)
        .filter(
          key => !text.includes(`t.${key}`) && !new RegExp(`${slice}\\.(${name}\\.(${key}\\b|\\$)|\\$)`).test(code),
        )
        .map(key => `${slice}.${name}.${key}`)
    })
    assert.deepEqual([...unsaid, ...own], [])
  })
})
