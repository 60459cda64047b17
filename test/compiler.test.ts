import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '..')
const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), path => ts.sys.readFile(path)) as {
  config: object
}
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)

/** Each snippet is a file of its own; none of them is written. */
const head = `
  import type { Words } from '../src/words.ts'
  import type { Broadcast } from '../src/core/domain/broadcasts/broadcast.ts'
  import type { Post } from '../src/core/domain/posts/post.ts'
  import type { Named } from '../src/core/domain/actor.ts'
  import { type NoticeButton } from '../src/teams/cards/draw-notice.ts'
  import { drawCard, type Look } from '../src/teams/cards/card-templates.ts'
  import { joined } from '../src/core/domain/joined.ts'
  import { notice, refusal } from '../src/teams/turn/refusal.ts'
  import type { Turn } from '../src/teams/turn/turn.ts'
  import { keyOf, type CardKind, type PlacementKey } from '../src/core/domain/placements/placed-card.ts'
  import { type DrawnCard, type DrawnCards } from '../src/teams/cards/drawn-card.ts'
  import { press, type TypedTable, type TypedWords } from '../src/teams/turn/typed-table.ts'
  import type { TypedWord } from '../src/teams/turn/word-facts.ts'
  import type { Verb, Verbs } from '../src/teams/turn/verbs.ts'
  import type { Ports } from '../src/core/ports.ts'
  import { mayLeave } from '../src/core/use-cases/leaving/may-leave.ts'
  declare const drawn: <Kind extends CardKind>() => DrawnCard<Kind>
  declare const look: Look, words: Words, turn: Turn, post: Post, broadcast: Broadcast, one: Named, verb: Verb, word: TypedWord, ports: Ports
`

type Snippet = { says: string; code: string; refused: RegExp | null }

const snippets: Snippet[] = [
  { says: 'a text, with its values', code: "words.text('audience.team', { name: 'Voirie' })", refused: null },
  {
    says: 'a text that is not there',
    code: "words.text('audience.tribe')",
    refused: /'"audience\.tribe"' is not assignable/,
  },
  { says: 'a text without its value', code: "words.text('audience.team', {})", refused: /Property 'name' is missing/ },
  { says: 'a text without its values', code: "words.text('audience.team')", refused: /Expected 2 arguments/ },
  {
    says: 'a value that the text has no place for',
    code: "words.text('audience.team', { name: '', mail: '' })",
    refused: /'mail' does not exist/,
  },
  {
    says: 'values of a text that has no places',
    code: "words.text('audience.everyone', { name: '' })",
    refused: /Expected 1 arguments/,
  },
  { says: 'a count, by its number', code: "words.count('audience.headCount', 2)", refused: null },
  {
    says: 'a count as a text',
    code: "words.text('audience.headCount')",
    refused: /'"audience\.headCount"' is not assignable/,
  },
  {
    says: 'one form of a count',
    code: "words.text('audience.headCount.one', { n: 1 })",
    refused: /'"audience\.headCount\.one"' is not assignable/,
  },
  {
    says: 'a text as a count',
    code: "words.count('audience.everyone', 2)",
    refused: /'"audience\.everyone"' is not assignable/,
  },
  { says: 'the text of each state', code: 'words.text(`states.post.${post.state}`)', refused: null },
  {
    says: 'a state that has no words',
    code: 'words.text(`states.correction.${post.state}`)',
    refused: /"states\.correction\.\S+"' is not assignable to type/,
  },
  {
    says: 'a state that has none, where there is another text for it',
    code: 'const own = `states.correction.${post.state}` as const; words.text(words.has(own) ? own : `states.post.${post.state}`)',
    refused: null,
  },
  {
    says: 'a refusal that tells all',
    code: "refusal(turn, { kind: 'already-decided', by: one, at: '2026-12-01T09:00:00.000Z' })",
    refused: null,
  },
  {
    says: 'a refusal that has no words',
    code: "refusal(turn, { kind: 'too-tired' })",
    refused: /'"too-tired"' is not assignable to type '.*NoticeKey'/,
  },
  {
    says: 'a refusal whose words need more',
    code: "refusal(turn, { kind: 'not-now' })",
    refused: /Expected 3 arguments/,
  },
  {
    says: 'a refusal, with more',
    code: "refusal(turn, { kind: 'not-now' }, { reference: 'DIF-2026-0001', state: '' })",
    refused: null,
  },
  {
    says: 'a refusal among results that has no words',
    code: "declare const result: { kind: 'closed' } | { kind: 'worn-out' }; refusal(turn, result)",
    refused: /'\{ kind: "worn-out"; \}' is not assignable/,
  },
  { says: 'a notice', code: "notice(turn, 'nudged', { names: '' })", refused: null },
  { says: 'a notice without its value', code: "notice(turn, 'nudged', {})", refused: /Property 'names' is missing/ },
  { says: 'a notice that is not there', code: "notice(turn, 'pinned')", refused: /'"pinned"' is not assignable/ },
  {
    says: 'a card with its data',
    code: "drawCard('audiences/file', { name: '', fileKey: '', reading: true, asked: false }, look)",
    refused: null,
  },
  {
    says: 'a card that is not there',
    code: "drawCard('audiences/page', {}, look)",
    refused: /'"audiences\/page"' is not assignable/,
  },
  {
    says: 'a card without what its template asks for',
    code: "drawCard('audiences/file', { name: '', fileKey: '', reading: true }, look)",
    refused: /Property 'asked' is missing/,
  },
  {
    says: 'a card with what may be undefined, which would stand there as `${name}`',
    code: "declare const name: string | undefined; drawCard('audiences/file', { name, fileKey: '', reading: true, asked: false }, look)",
    refused: /'undefined' is not assignable/,
  },
  {
    says: "a card with null, which `${reason != ''}` would show as a text that is there: none is the empty text",
    code: "declare const name: string | null; drawCard('audiences/file', { name, fileKey: '', reading: true, asked: false }, look)",
    refused: /'null' is not assignable/,
  },
  {
    says: 'a card with a flag beside the value that it announces, where its template asks the value itself',
    code: "drawCard('broadcasts/why', { because: '', sender: '', hasSender: false, answers: '', optional: '', mayLeave: false, mayRejoin: false }, look)",
    refused: /'false' is not assignable to type 'never'/,
  },
  {
    says: 'a card with what its template does not ask for',
    code: "drawCard('audiences/file', { name: '', fileKey: '', reading: true, asked: false, size: 2 }, look)",
    refused: /'number' is not assignable to type 'never'/,
  },
  {
    says: 'a line of a card with what its template does not ask for',
    code: "drawCard('replies/which', { choices: [{ mood: '' }] }, look)",
    refused: /'mood'|is missing the following properties|not assignable/,
  },
  {
    says: 'two tables',
    code: "joined([{ 'post.cancel': verb }, { 'post.save': verb }]) satisfies Verbs",
    refused: null,
  },
  {
    says: 'a verb in two tables',
    code: "joined([{ 'post.cancel': verb }, { 'post.save': verb }, { 'post.cancel': verb }])",
    refused: /'stands in two tables': "post\.cancel"|"stands in two tables": "post\.cancel"/,
  },
  {
    says: 'a typed word that nobody knows',
    code: 'const table = { dance: word } satisfies TypedWords; void table',
    refused: /'dance' does not exist/,
  },
  {
    says: 'typed words without one of them',
    code: 'const table: TypedTable = joined([{ help: word }]); void table',
    refused: /is missing the following properties from type '(TypedTable|Record<WordKey, TypedWord>)'/,
  },
  {
    says: 'a word that presses a verb of another table',
    code: "void press(turn, { 'post.save': verb }, 'post.cancel', {})",
    refused: /'"post\.cancel"' is not assignable to parameter of type '"post\.save"'/,
  },
  {
    says: 'the key of a card',
    code: "keyOf({ card: 'question', initiativeId: '1', index: 0 }) satisfies PlacementKey",
    refused: null,
  },
  {
    says: 'a text as the key of a card',
    code: "const key: PlacementKey = 'inbox:1'; void key",
    refused: /'string' is not assignable to type 'PlacementKey'/,
  },
  {
    says: 'a card of no kind',
    code: "keyOf({ card: 'parcel', initiativeId: '1' })",
    refused: /'"parcel"' is not assignable/,
  },
  {
    says: 'a card without a part of its key',
    code: "keyOf({ card: 'question', initiativeId: '1' })",
    refused: /Property 'index' is missing/,
  },
  {
    says: 'a card with a part of another kind',
    code: "keyOf({ card: 'inbox', initiativeId: '1', postId: '1' })",
    refused: /'postId' does not exist/,
  },
  {
    says: 'tables of kinds of cards',
    code: "const table: DrawnCards<'note' | 'reply'> = joined([{ note: drawn<'note'>() }, { reply: drawn<'reply'>() }]); void table",
    refused: null,
  },
  {
    says: 'tables without one of the kinds',
    code: "const table: DrawnCards<'note' | 'reply'> = joined([{ note: drawn<'note'>() }]); void table",
    refused: /Property 'reply' is missing/,
  },
  {
    says: 'a kind of card in two tables',
    code: "joined([{ note: drawn<'note'>() }, { reply: drawn<'reply'>(), note: drawn<'note'>() }])",
    refused: /stands in two tables/,
  },
  ...[
    ...['show', 'redraw', 'remove', 'deliver', 'correct', 'takeBack'].map(sends => `messenger.${sends}`),
    ...['publish', 'correct', 'takeBack'].map(sends => `networks.bluesky!.${sends}`),
    ...['create', 'change', 'remove'].map(sends => `calendars!.${sends}`),
    ...['directory.install', 'newspaperMail!.send', 'siteHook!.tell'],
  ].map(call => ({
    says: `what sends without the gate: ${call}`,
    code: `ports.${call}(...([] as never))`,
    refused: /This expression is not callable/,
  })),
  {
    says: 'what sends as the gate hands it out',
    code: "const may = await mayLeave(ports, { road: 'install', broadcast, person: '' }, ports.directory); if (may.kind === 'leaves') await may.by.install('')",
    refused: null,
  },
  {
    says: 'what sends on a road that opens another port',
    code: "await mayLeave(ports, { road: 'install', broadcast, person: '' }, ports.calendars)",
    refused: /is not assignable to parameter/,
  },
  {
    says: 'a road that says nothing of what leaves',
    code: "await mayLeave(ports, { road: 'install' }, ports.directory)",
    refused: /broadcast, person/,
  },
]

describe('the compiler', function () {
  // It reads the whole house, seconds of CPU; beside the roads of a whole run many times that.
  this.timeout(90_000)
  let told: Map<string, string>
  const pathOf = (index: number) => resolve(root, `test/snippet-${index}.ts`)
  before(() => {
    const files = new Map(snippets.map(({ code }, index) => [pathOf(index), `${head}\n${code}\n`]))
    const strict = { ...options, incremental: false, noUnusedLocals: false }
    const host = ts.createCompilerHost(strict)
    const { fileExists, readFile, getSourceFile } = host
    host.fileExists = path => files.has(path) || fileExists(path)
    host.readFile = path => files.get(path) ?? readFile(path)
    host.getSourceFile = (path, ...rest) =>
      files.has(path)
        ? ts.createSourceFile(path, files.get(path)!, ts.ScriptTarget.Latest, true)
        : getSourceFile(path, ...rest)
    const program = ts.createProgram([...files.keys()], strict, host)
    told = new Map(
      [...files.keys()].map(path => {
        const source = program.getSourceFile(path)
        const faults = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        return [path, faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n')]
      }),
    )
  })

  for (const [index, { says, refused }] of snippets.entries()) {
    it(`${refused === null ? 'takes' : 'refuses'} ${says}`, () => {
      const fault = told.get(pathOf(index))!
      if (refused === null) assert.equal(fault, '')
      else assert.match(fault, refused)
    })
  }
})
