import assert from 'node:assert/strict'
import { addressesIn } from '../../src/core/domain/audiences/people-list.ts'
import { endingFor, fileKind } from '../../src/core/domain/files/file-kind.ts'
import * as fileNames from '../../src/core/domain/files/file-name.ts'
import { savePost } from '../../src/core/use-cases/posts/writing/save-post.ts'
import * as figures from '../../src/core/domain/posts/text/figures.ts'
import * as sourced from '../../src/core/domain/posts/text/figures.ts'
import * as unsourced from '../../src/core/domain/posts/text/figures.ts'
import * as channels from '../../src/core/domain/channels/count-text.ts'
import { countText } from '../../src/core/domain/channels/count-text.ts'
import { variantLimits } from '../../src/core/domain/channels/limits.ts'
import { marksIn } from '../../src/core/domain/channels/mark-text.ts'
import { braceFault } from '../../src/core/domain/posts/text/braces.ts'
import { emptyContent } from '../../src/core/domain/posts/draft/new-draft.ts'
import * as proposals from '../../src/core/domain/posts/variants/propose-variant.ts'
import * as articles from '../../src/core/domain/posts/text/read-article.ts'
import { typesetVariant } from '../../src/core/domain/posts/variants/typeset-variant.ts'
import { previewPost } from '../../src/core/use-cases/posts/submission/preview-post.ts'
import { submitPost } from '../../src/core/use-cases/posts/submission/submit-post.ts'
import { typeset } from '../../src/core/domain/posts/text/typography.ts'
import * as references from '../../src/core/domain/reference.ts'
import { canonicalKey } from '../../src/core/domain/seal.ts'
import * as texts from '../../src/core/domain/text.ts'
import * as blanks from '../../src/core/domain/urgent/blanks.ts'
import { saveTemplate } from '../../src/core/use-cases/urgent/change-templates.ts'
import { blankValueMax } from '../../src/core/domain/urgent/urgent-template.ts'
import { safeCell } from '../../src/sheets/sheets.ts'
import * as short from '../../src/teams/cards/shortened.ts'
import { fillPlaces } from '../../src/teams/cards/frame.ts'
import * as markdown from '../../src/teams/cards/markdown.ts'
import { allWords } from '../../src/teams/slices.ts'
import * as typed from '../../src/teams/turn/typed-words.ts'
import { nearestWord } from '../../src/teams/turn/typed-words.ts'
import { saidAfter } from '../../src/teams/turn/what-follows.ts'
import { writtenHour } from '../../src/teams/written/written-hour.ts'
import { writtenLine } from '../../src/teams/written/written-line.ts'
import * as periodNames from '../../src/teams/written/named-period.ts'
import * as slots from '../../src/teams/written/written-slot.ts'
import * as periods from '../../src/teams/written/written-period.ts'
import * as moments from '../../src/teams/written/written-when.ts'
import { look, renderPost, words } from '../cards/every-card.ts'
import { createFakePorts, settings } from '../fakes/ports.ts'
import { actor, fanny } from '../fakes/town.ts'
import { ask } from '../fakes/urgent.ts'
import { comms, written } from '../fakes/walk.ts'
import { hostileBits, hostileTexts } from '../support/hostile.ts'
import { holdsNobodyUp } from '../support/longest-hold.ts'

type Read = (text: string) => unknown
type Module = Record<string, unknown>

/** As it comes off the wire; as `cleanText` lets it in; as long as the longest field. */
const [wire, typedMost, field] = [100_000, texts.typedMost, 4_000]
const spellings = typed.spellingsOf(Object.values(words), allWords)
const takes = [...new Set(spellings.map(one => one.takes))]
const clock = { now: '2026-11-25T09:00:00.000Z', timeZone: 'Europe/Paris' }
const spoken = { ports: { now: () => clock.now }, settings: clock, look: { words: words.fr } }

/** Modules that read texts, each export of them with the text first; `more`: what an export takes besides, or instead. */
const readers: { name: string; module: Module; most: number; more?: Record<string, Read> }[] = [
  {
    name: 'texts',
    module: texts,
    most: wire,
    more: { cut: text => texts.cut(text, field), beginsWith: text => texts.beginsWith(text, text) },
  },
  {
    name: 'references',
    module: references,
    most: wire,
    more: { formatReference: text => text, matchesReference: text => references.matchesReference({ number: 1 }, text) },
  },
  { name: 'addresses, cells', module: { addressesIn, safeCell }, most: typedMost },
  { name: 'files and their names', module: { ...fileNames, fileKind, endingFor }, most: wire },
  { name: 'markdown', module: markdown, most: typedMost },
  {
    name: 'typed words',
    module: { ...typed, nearestWord, saidAfter },
    most: typedMost,
    more: {
      nearestWord: text => nearestWord(text, spellings),
      readTyped: text => typed.readTyped(text, spellings),
      saidAfter: text => takes.map(one => saidAfter(one, text)),
      spellingsOf: text => text,
    },
  },
  {
    name: 'written days and hours',
    module: { ...periods, ...periodNames, ...moments, writtenHour, writtenLine },
    most: typedMost,
    more: {
      writtenPeriod: text => periods.writtenPeriod(text, '2026-11-25'),
      writtenWhen: text => moments.writtenWhen(text, clock),
      writtenDelay: text => moments.writtenDelay(text, clock, 'en'),
      asMeant: text => moments.asMeant(spoken, { day: text, hour: text }, { days: ['day'], hours: ['hour'] }),
      clockOf: text => text,
      todayOf: text => text,
      typedPeriod: text => periodNames.typedPeriod(text, '2026-11-25'),
      typedPlace: text => slots.typedPlace(text, spoken),
      typedTime: text => slots.typedTime(text, spoken),
      dayField: text => moments.dayField(text, clock),
      writtenHour: text => writtenHour(writtenLine(text)),
    },
  },
  {
    name: 'words for other channels',
    module: { ...channels, ...articles, tagOf: proposals.tagOf },
    most: typedMost,
    more: {
      countText: text => countText({ text, warning: text }, variantLimits.mastodon),
      marksIn: text => marksIn(text),
      writeArticle: text => articles.writeArticle(articles.readArticle(text)),
      typesetVariant: text => typesetVariant('article', text, 'fr'),
      proposeVariant: text =>
        proposals.proposeVariant('bluesky', {
          content: { ...emptyContent('fr'), title: texts.cut(text, field), summary: text },
          section: text,
          limits: variantLimits.bluesky,
        }),
    },
  },
  {
    name: 'blanks and braces',
    module: { ...blanks, braceFault },
    most: typedMost,
    more: {
      blanksOf: text => blanks.blanksOf({ title: text, summary: text, body: text }),
      fillBlanks: text =>
        blanks.fillBlanks(
          { title: '', summary: '', body: texts.cut(text, field) },
          new Map([['a', texts.cut(text, blankValueMax)]]),
        ),
    },
  },
  {
    name: 'figures',
    module: { ...figures, ...sourced, ...unsourced },
    most: field,
    more: {
      unsourcedFigures: text => [unsourced.unsourcedFigures([text], ''), unsourced.unsourcedFigures([text], text)],
      sourcesOf: text => sourced.sourcesOf([text], text),
      sourceLines: text => sourced.sourceLines([{ figure: text, source: text }], text),
      saysWhere: text => sourced.saysWhere(text),
    },
  },
  {
    name: 'what is shortened',
    module: short,
    most: field,
    more: {
      shortened: text => short.shortened(text, 100),
      firstWords: text => short.firstWords(text, 3_900),
      lastWords: text => short.lastWords(text, 3_900),
    },
  },
  {
    name: 'typography and the seal',
    module: { typeset, canonicalKey },
    most: field,
    more: {
      typeset: text => [typeset(text, 'fr'), typeset(text, 'en')],
      canonicalKey: text => canonicalKey({ text: texts.cleanText(text), list: [texts.cleanText(text)] }),
    },
  },
]

describe('hostile texts', function () {
  this.timeout(60_000)
  for (const { name, module, most, more = {} } of readers)
    for (const [read, reader] of Object.entries({ ...module, ...more }).filter(([, one]) => typeof one === 'function'))
      it(`${name}: ${read} takes a moment`, async () => {
        for (const bit of hostileBits)
          for (const text of hostileTexts(bit, most))
            await holdsNobodyUp(JSON.stringify(bit), () => (reader as Read)(text))
      })

  it('a post made of them is kept, rendered, looked at and submitted in a moment, or refused', async () => {
    const ports = { ...createFakePorts(), renderPost, sleep: async () => undefined }
    const post = await written(ports, { kind: 'event', date: '2026-12-24' })
    let [revision, submitted] = [post.revision, 0]
    for (const bit of hostileBits) {
      const text = (most: number) => texts.cut(texts.cleanText(hostileTexts(bit, most)[1]), most)
      const fields = {
        title: text(120),
        summary: text(150),
        body: text(field),
        sources: text(2_000),
        linkTitle: text(100),
        linkUrl: 'https://ville.example',
        kind: 'event',
        date: '2026-12-24',
        place: text(200),
        everyone: 'true',
      }
      await holdsNobodyUp(`saving ${JSON.stringify(bit)}`, async () => {
        const saved = await savePost(ports, comms, { postId: post.id, revision, fields }, settings)
        if ('post' in saved) ({ revision } = saved.post)
      })
      const now = (await ports.posts.byId(post.id))!
      await holdsNobodyUp(`a look at ${JSON.stringify(bit)}`, () => previewPost(ports, comms, post.id, settings))
      await holdsNobodyUp(`filling ${JSON.stringify(bit)}`, () =>
        fillPlaces(
          renderPost(now.content, () => null, now.id),
          { givenName: 'Zoé', department: 'Voirie', look: look('fr') },
        ),
      )
      await holdsNobodyUp(`submitting ${JSON.stringify(bit)}`, async () => {
        const result = await submitPost(ports, comms, { postId: post.id, revision }, settings)
        if (result.kind === 'submitted') submitted++
        if ('post' in result) ({ revision } = result.post)
      })
    }
    assert.ok(submitted > hostileBits.length / 3, `${submitted} were submitted`)
  })

  it('an emergency whose blanks make it far too long is refused in a moment', async () => {
    const ports = { ...createFakePorts(), renderPost }
    const saved = await saveTemplate(
      ports,
      actor(fanny, 'admin'),
      {
        templateId: null,
        version: 0,
        fields: { name: 'x', title: '[a]', summary: '[a]', body: '[a]'.repeat(1_300), everyone: 'true', locale: 'fr' },
      },
      'Europe/Paris',
    )
    assert.ok(saved.kind === 'template-saved')
    await holdsNobodyUp('filling in', async () => {
      const result = await ask(ports, {
        templateId: saved.template.id,
        version: saved.template.version,
        values: ['"a '.repeat(66)],
      })
      assert.equal(result.kind, 'blanks')
    })
  })
})
