import { type Fault, faultsOf } from './fault.ts'

/** What follows from a withdrawal: each place found and mended once, and nothing that nobody withdrew. */
const whole = ['core/use-cases/withdrawals/withdrawal.test.ts']
const printed = ['withdrawn-masthead', 'mend-edition'].map(name => `core/use-cases/withdrawals/${name}.test.ts`)
const filmed = ['core/use-cases/withdrawals/withdrawn-video.test.ts']
const cards = ['core/use-cases/withdrawals/mend-cards.test.ts']

export const withdrawalFaults: Fault[] = [
  ...faultsOf('core/use-cases/withdrawals/mend-cards.ts', cards, [
    [' || showing.length === 0', ''],
    ["if (from.namesGoneAt !== undefined) return { kind: 'names-gone', people: counts.delivered }", ''],
    ['changing.filter(one => one !== held)', 'changing'],
    ['...(held && { mends: held.id }), ', ''],
    ['(held ? [held] : showing)', '(held ? [held] : showing.slice(0, 1))'],
    ["held?.heldBecause === 'seal-mismatch' ? null", 'false ? null'],
    ["if (counts.delivered === 0) return { kind: 'none' }", ''],
    [' || counts.sending > 0', ''],
    ['      ...remarksGiveWay(changing, birth.at),\n', ''],
    ['(before.rendered.without ?? [])', '[]'],
    ['if (off) return { reason: off.reason', 'if (!off) return { reason: off.reason'],
  ]),
  ...faultsOf('core/use-cases/withdrawals/mend-withdrawal.ts', whole, [
    ['unlessAway(() => mend(ports, row, place, now), null)', 'mend(ports, row, place, now)'],
    ['msBetween(at, now) < waitsMostMs\n', 'true\n'],
    ["place.kind === 'cards' || ", ''],
    ['  await lookOnceMore(ports, id)\n', ''],
    ['row.places.every(one => one.key !== key)', 'true'],
  ]),
  ...faultsOf('core/use-cases/withdrawals/find-places.ts', whole, [
    ['[...leaving, target] : leaving', '[target] : leaving'],
    ['showing.length > leaving.length', 'leaving.length === 0'],
  ]),
  ...faultsOf('core/use-cases/withdrawals/find-places.ts', filmed, [
    [" || state === 'declared' ?", ' ?'],
    [' && saysVideo(words))', ')'],
    [' && !(left && isOwnPage(left))', ''],
  ]),
  ...faultsOf('core/use-cases/releases/row/follow-releases.ts', filmed, [
    ['words ? shownBeside(words) : []', 'words?.pictures ?? []'],
  ]),
  ...faultsOf('core/use-cases/withdrawals/begin-withdrawal.ts', filmed, [
    ["...(before.kind === 'video' && { isVideo: true }),", ''],
  ]),
  ...faultsOf(
    'teams/pictures/drawn/draw-withdrawal.ts',
    ['cards/withdrawal-card.test.ts'],
    [
      ['isVideo && namesIt(kind)', 'false'],
      ["key(isVideo ? 'ofVideo.namesGone' : 'namesGone')", "key('namesGone')"],
      ['withdrawal.isVideo ? ofVideo(said) : key(said)', 'key(said)'],
    ],
  ),
  ...faultsOf('core/use-cases/withdrawals/bin-file.ts', whole, [['      ...byHandCard(row),\n', '']]),
  ...faultsOf('core/use-cases/withdrawals/find-printed.ts', printed, [
    ['produced?.masthead !== undefined', 'true'],
    ['isLikely: true', 'isLikely: undefined'],
    ['tasks.filter(hangs)', 'tasks'],
    ['more: sites.includes(null)', 'more: false'],
  ]),
  ...faultsOf('core/use-cases/withdrawals/mend-edition.ts', printed, [
    ["if (isLikely && found === null) return 'none'", ''],
    ['isLikely ? (await placesOf(ports, edition)).filter(({ key }) => key !== place.key) : []', '[]'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sealed/check-edition.ts', printed, [
    ['if (withdrawn?.production === production) return [reference]', ''],
    ['mastheadMayShow(newspaper.masthead, now()) ? []', 'true ? []'],
  ]),
  ...faultsOf('core/use-cases/withdrawals/end-withdrawal.ts', whole, [
    ["if (place.state === 'done') return { kind: 'task-done-before', withdrawal: read, title }", ''],
    [' || read.remindedAt !== null', ''],
  ]),
  ...faultsOf('core/use-cases/withdrawals/begin-withdrawal.ts', whole, [
    [
      '!pictureIds.some(copy => mayShowAnywhere(',
      'uses.length === pictureUses.length && pictureIds.some(copy => mayShowAnywhere(',
    ],
    ['!pictureIds.some(copy => mayShowAnywhere(', 'true || pictureIds.some(copy => mayShowAnywhere('],
    ['const then = before.updatedAt', 'const then = now'],
  ]),
  ...faultsOf('core/use-cases/consents/declare-consent.ts', whole, [
    ['ports.commit(...spread.changes, ...mends)', 'ports.commit(...spread.changes)'],
  ]),
  ...faultsOf('core/use-cases/consents/follow-media.ts', whole, [['[...changes, ...mends]', 'changes']]),
  ...faultsOf('core/use-cases/consents/agreements/media-road.ts', whole, [
    ["'media.withdrawn', 'media.declined', 'media.agreed'", "'media.withdrawn', 'media.agreed'"],
    ["'media.withdrawn', 'media.declined', 'media.agreed'", "'media.withdrawn', 'media.declined'"],
  ]),
  ...faultsOf('core/domain/broadcasts/lacks-consent.ts', whole, [['!rendered.without?.includes(picture.id)', 'true']]),
  ...faultsOf(
    'core/domain/posts/variants/without-pictures.ts',
    ['core/domain/posts/variants/without-pictures.test.ts'],
    [
      ['return photo === 0 ? [] : [{ ...block, photo }]', 'return photo === 0 ? [] : [block]'],
      ['?? block.photo', '?? 0'],
    ],
  ),
  ...faultsOf(
    'print/edition/mend-page.ts',
    ['print/edition/mend-page.test.ts'],
    [['digests.includes(digestOf(data)) ? said : whole', 'said']],
  ),
]
