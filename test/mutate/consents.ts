import { type Fault, faultsOf } from './fault.ts'

const table = ['core/domain/pictures/consent-of.test.ts']
const roads = ['core/use-cases/consents/every-road.test.ts', 'core/use-cases/consents/every-print.test.ts']
const again = ['core/use-cases/consents/again-and-again.test.ts']
const agreements = ['core/use-cases/consents/agreements.test.ts']
const declared = ['core/use-cases/posts/declare-consent.test.ts', 'teams/pictures/consent.test.ts']
const news = ['core/domain/pictures/consent.test.ts', 'teams/pictures/consent.test.ts']

/** Of what people on pictures agree to: each opens a use that nobody agreed to, or closes one that they did. */
export const consentFaults: Fault[] = [
  ...faultsOf('core/domain/pictures/consent.ts', table, [
    ["if (gone) return 'gone'\n", '\n'],
    ["if (consent === null) return 'unasked'", 'if (consent === null) return null'],
    ["if (answer === 'nobody') return null", ''],
    ["if (answer !== 'adults' && answer !== 'parents') return lacks ?? answer", ''],
    ["at < untilByDefault(consent.at) ? null : 'ended'", 'null'],
    ['covers.find(one => one.use === use)', 'covers[0]'],
    ['cover.until === null || at < cover.until ?', 'true ?'],
    ['at < cover.until ?', 'at <= cover.until ?'],
    ['filter(end => end !== null && end > now).toSorted()[0]', 'filter(end => end !== null).toSorted()[0]'],
  ]),
  ...faultsOf('core/domain/pictures/consent-of.ts', table, [
    ["one.state === 'refused' || isWithdrawn(one)", "one.state === 'refused'"],
    ["one.state === 'refused' || isWithdrawn(one)", 'isWithdrawn(one)'],
    ["if (answer?.answer === 'refused')", "if (answer?.answer === 'nobody' || answer?.answer === 'refused')"],
    ["if (answer?.answer === 'refused') return plain(answer)", ''],
    ["['internal', 'newspaper']", "['internal', 'newspaper', 'site']"],
    ["person.kind === 'child' && !haveSigned(person.parents)", 'false'],
    ['oral.filter(({ use }) => !uses.includes(use))', 'oral'],
    ['oral.filter(({ use }) => !uses.includes(use))', '[]'],
    ['each.every(one => one !== undefined)', 'each.some(one => one !== undefined)'],
    ['.toSorted()[0] ?? null', '.toSorted().at(-1) ?? null'],
    ['.toSorted()[0] ?? null', '[0] ?? null'],
    ['until ?? (givenAt && untilByDefault(givenAt))', 'until'],
    ["if (unsigned) words.push({ covers: [], lacks: 'signature' })", ''],
    ['until !== null && until <= now', 'until !== null && until < now'],
    ["if (answer === null || answer.answer === 'unsure')", 'if (answer === null)'],
    ["if (answer === null || answer.answer === 'unsure')", "if (answer?.answer === 'unsure')"],
    ['...(all.lacks && { lacks: all.lacks })', ''],
    [" && answer?.answer === 'adults' : proof", ' : proof'],
    ['answer?.earlier && agreements.length === 0', 'answer && agreements.length === 0'],
    ["proof?.kind === 'oral'", 'false'],
  ]),
  ...faultsOf('core/domain/pictures/agreement.ts', table, [
    ['parents.length >= 2 && ', ''],
    ['parents.every(', 'parents.some('],
  ]),
  ...faultsOf(
    'core/domain/pictures/use.ts',
    [...table, ...roads],
    [["channel === 'site' ? 'site' : 'networks'", "'site'"]],
  ),
  ...faultsOf('core/domain/pictures/consent-of.ts', declared, [
    ['one.of === undefined || one.of.includes(copy)', 'true'],
    ["if (last?.answer === 'refused') return last", ''],
    ['[last, ...others]', '[last]'],
  ]),
  ...faultsOf(
    'core/domain/pictures/change-media.ts',
    [...declared, ...roads],
    [
      ['pictureIds.includes(copy) ? pictureIds : [...pictureIds, copy]', 'pictureIds'],
      ['one.by.id === by.id && !of.includes(copy) ? [...of, copy] : of', 'of'],
      ["one.answer !== 'refused' && one.by.id", 'one.by.id'],
      ['theirs.every(', 'media.pictureIds.every('],
    ],
  ),
  ...faultsOf('core/use-cases/withdrawals/begin-withdrawal.ts', declared, [['lost.get(copy)!.length > 0', 'true']]),
  ...faultsOf('core/domain/pictures/change-media.ts', agreements, [
    ["before.state === 'refused' || before.withdrawnAt !== null", 'false'],
    ["before?.state === 'given' && isWithin(before, uses, at)", 'false'],
    ["word === 'internal' ? ['internal'] : asked", 'asked'],
    ['wants ?? before.askedFor ?? before.uses', 'before.uses'],
    ['end !== null && end > at ?', 'end !== null ?'],
    ['wants: uses, wantsUntil: until }', 'wants: uses }'],
    ['(until === null || until > at)', 'true'],
  ]),
  ...faultsOf('core/use-cases/consents/agreements/answer-agreement.ts', agreements, [
    ["if (!agreement) return { kind: 'not-yours' }", "if (!agreement) return { kind: 'not-understood' }"],
    ["if (!word) return { kind: 'not-understood' }", "if (!word) return { kind: 'not-yours' }"],
    ['agreementId(media.id, actor.id)', 'media.agreements[0]?.id'],
    ['before.until === now.until', 'true'],
  ]),
  ...faultsOf(
    'core/use-cases/consents/agreements/answer-agreement.ts',
    ['core/use-cases/withdrawals/withdrawal.test.ts'],
    [['isSame && msBetween', 'isSame || msBetween']],
  ),
  ...faultsOf(
    'core/use-cases/consents/agreements/withdraw-agreement.ts',
    ['teams/pictures/agreements.test.ts'],
    [
      [
        "return refusedAttempt(ports, actor, attempt, { kind: 'not-your-picture' })",
        "return { kind: 'not-your-picture' }",
      ],
    ],
  ),
  ...faultsOf('core/use-cases/consents/agreements/withdraw-agreement.ts', agreements, [
    ["if (!isOwn && !isComms(actor)) return { kind: 'not-yours' }", ''],
    ["if (isWithdrawn(agreement)) return { kind: 'already-withdrawn' }", ''],
  ]),
  ...faultsOf('core/use-cases/consents/agreements/add-agreement.ts', agreements, [
    [
      "file !== null && file !== 'awaited' && who.signed[index] === true",
      "file !== 'awaited' && who.signed[index] === true",
    ],
    ["if (before?.proof?.kind === 'click') return { kind: 'agreement-answered' }", ''],
    ["state: isWhole ? 'given' : 'asked'", "state: 'given'"],
    ['name: clean(name), createdAt', "name: '', createdAt"],
    ['> agreementsMax', '> agreementsMax + 1'],
  ]),
  ...faultsOf('core/use-cases/consents/agreements/sign-for-child.ts', agreements, [
    ['input.parents.includes(one.ref) && ', ''],
  ]),
  ...faultsOf('core/use-cases/consents/agreements/sign-for-child.ts', again, [
    [' && one.agreed === null', ''],
    [' && agreement.givenAt === null', ''],
    ['agreement.until ?? untilByDefault(at)', 'untilByDefault(at)'],
  ]),
  ...faultsOf('core/use-cases/consents/agreements/sign-agreement.ts', again, [
    ["agreement.state === 'given' ? {} :", ''],
    ['agreement.until ?? untilByDefault(at)', 'untilByDefault(at)'],
  ]),
  ...faultsOf('core/use-cases/consents/agreements/stop-asking.ts', agreements, [[' || isWithdrawn(agreement)', '']]),
  ...faultsOf('core/domain/pictures/agreement-state.ts', agreements, [['wants ? wantsUntil : until', 'until']]),
  ...faultsOf('core/use-cases/consents/agreements/media-road.ts', agreements, [
    ['if (until <= now)', 'if (until < now)'],
    ['{ journal: entry(media.reference) }, ', ''],
  ]),
  ...faultsOf(
    'core/use-cases/releases/copy-pictures.ts',
    ['core/use-cases/releases/copy-pictures.test.ts'],
    [
      ['if (seen.barred.includes(picture.id)) continue', ''],
      ['|| !lacksCopies(seen)', ''],
      ['${index + 1}.', '${copies.files.length + 1}.'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/consents/find-picture.ts',
    [...declared, ...roads],
    [['kept ?? (await newMedia(', '(await newMedia(']],
  ),
  ...faultsOf('core/use-cases/consents/declare-consent.ts', declared, [
    ['if (initiative?.author.id !== actor.id) return false', ''],
    ["if (answer === null) return { kind: 'not-understood' }", ''],
    ["said.answer === 'refused' ? [end] : []", '[]'],
  ]),
  ...faultsOf(
    'core/use-cases/consents/spread-consent.ts',
    [...roads, ...declared, ...news],
    [
      ['ports.initiatives.withPicture(...pictureIds)', 'ports.initiatives.withPicture()'],
      ['ports.posts.withPicture(...pictureIds)', 'ports.posts.withPicture(pictureIds[0]!)'],
      ['ports.editions.withPicture(...pictureIds)', 'ports.editions.withPicture()'],
      ['...(await onMastheads(ports, given)),', ''],
    ],
  ),
  ...faultsOf(
    'core/use-cases/consents/consent-on-post.ts',
    [...news, ...agreements],
    [
      ["if (mayShow({ consent }, 'internal', at)) return cards", ''],
      ['...(stops\n', '...(false\n'],
      ["kind !== 'send' && kind !== 'correct'", "kind !== 'send'"],
      ["'planning', 'running', 'paused']", "'planning', 'running']"],
      ['(isComms(actor) || isAuthor(post, actor.id))', 'true'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/consents/agreements/answer-agreement.ts',
    ['teams/pictures/agreements.test.ts'],
    [["if (agreement.askedAt !== askedAt) return { kind: 'asked-since' }", '']],
  ),
  ...faultsOf(
    'teams/pictures/media-words.ts',
    ['teams/pictures/agreements.test.ts'],
    [["(await hasRead(turn, own)) ? name : 'agreement.see'", 'name']],
  ),
  ...faultsOf(
    'core/use-cases/consents/follow-media.ts',
    ['core/use-cases/consents/follow-media.test.ts'],
    [
      ['isNews || mends.length > 0 ?', 'true ?'],
      ['endsWith(media, ports.now())', '[]'],
    ],
  ),
  ...faultsOf('core/use-cases/pictures/arrived-media.ts', roads, [['(await ports.media.byId(arrived.digest)) ??', '']]),
  ...faultsOf(
    'core/domain/posts/pictures/closed-pictures.ts',
    ['core/domain/posts/pictures/closed-pictures.test.ts', ...roads],
    [
      ['whyClosed(one, useOf(channel), at)', "whyClosed(one, 'internal', at)"],
      ["all.length === 0 ? 'gone' :", 'all.length === 0 ? null :'],
    ],
  ),
  ...faultsOf('core/domain/newspapers/newspaper.ts', roads, [
    ["consent === undefined || mayShow({ consent }, 'newspaper', at)", 'true'],
    ['consent === undefined || ', ''],
  ]),
]
