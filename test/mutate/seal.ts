import { type Fault, faultsOf } from './fault.ts'

/** The seal, its facets, and what of it is looked at again before the first card leaves. */
const seal = ['core/domain/seal.test.ts', 'core/domain/seal-facets.test.ts']
const erased = ['core/domain/personal/erased-post.test.ts']
const checked = [
  'core/use-cases/broadcasts/broadcasts.test.ts',
  'core/use-cases/broadcasts/refusals.test.ts',
  'core/use-cases/broadcasts/sealed/check-seal.test.ts',
  'core/use-cases/posts/ending/take-back.test.ts',
  'core/use-cases/broadcasts/correction.test.ts',
  'dispatch/changes.test.ts',
]

export const sealFaults: Fault[] = [
  ...faultsOf('core/domain/seal.ts', seal, [
    ['    ...(sources && { sources }),\n', ''],
    ['    ...(elsewhere.length > 0 && { elsewhere }),\n', ''],
    ['    ...(variants.length > 0 && { variants }),\n', ''],
    ['    ...(mandatory && { mandatory }),\n', ''],
    ['    ...(expiresOn && { expiresOn }),\n', ''],
    ['    ...(correctionOf && { correctionOf }),\n', ''],
    ['rendered: { locale, summary, card }, pictures,', 'rendered: { locale, summary, card },'],
    ['pictures, audience, headCount, slot, ...said', 'pictures, audience, slot, ...said'],
    ['audience, headCount, slot, ...said', 'audience, headCount, ...said'],
    ['rendered: { locale, summary, card }, pictures', 'rendered: { summary, card }, pictures'],
    ["return value.normalize('NFC')", 'return value'],
    ["[key.normalize('NFC'), inNfc(inner)]", '[key, inner]'],
    ['canonicalDigest({ seal, ...frozen })', 'canonicalDigest({ seal, people: frozen.people })'],
    ['canonicalDigest({ seal, ...frozen })', 'canonicalDigest({ ...frozen })'],
  ]),
  ...faultsOf('core/domain/seal.ts', erased, [
    ['made === version.erasedSeal', 'version.erasedAt !== undefined'],
    [' || made === version.erasedSeal', ''],
  ]),
  ...faultsOf('core/domain/personal/erased-post.ts', erased, [
    [' || !isAsSealed(read)', ''],
    ['made === computeSeal(read) ?', 'false ?'],
    ['version.erasedAt ?? at', 'at'],
    [', erasedSeal: made', ''],
    [' || erasedSeal === before.sealed[index]?.erasedSeal', ''],
  ]),
  ...faultsOf('core/domain/seal-facets.ts', seal, [
    [", sources: sealed.sources ?? ''", ''],
    ['canonicalDigest({ locale, summary, words,', 'canonicalDigest({ locale, words,'],
    ['canonicalDigest({ locale, summary, words,', 'canonicalDigest({ summary, words,'],
    ['summary, words, sources', 'summary, sources'],
    ['canonicalDigest({ skeleton, pictures,', 'canonicalDigest({ skeleton,'],
    ['canonicalDigest({ skeleton, pictures,', 'canonicalDigest({ pictures,'],
    [
      'canonicalDigest({ audience, slot, mandatory, expiresOn, correctionOf,',
      'canonicalDigest({ audience, slot, expiresOn, correctionOf,',
    ],
    [
      'canonicalDigest({ audience, slot, mandatory, expiresOn, correctionOf,',
      'canonicalDigest({ audience, slot, mandatory, correctionOf,',
    ],
    [
      'canonicalDigest({ audience, slot, mandatory, expiresOn, correctionOf,',
      'canonicalDigest({ audience, slot, mandatory, expiresOn,',
    ],
    [', ...said })', ' })'],
    [', ...shown })', ' })'],
    [', ...places })', ' })'],
    ['canonicalDigest({ audience, slot, mandatory,', 'canonicalDigest({ slot, mandatory,'],
    ['canonicalDigest({ audience, slot, mandatory,', 'canonicalDigest({ audience, mandatory,'],
    ["'value', 'url', 'speak'", "'value', 'speak'"],
    ["'value', 'url', 'speak'", "'value', 'url'"],
    ["const picture = node['type'] === 'Image'", 'const picture = false'],
    ['canonicalKey(one) !== canonicalKey(all[index - 1] ?? null)', 'true'],
    ['words.push([key, value])', 'words.push(value)'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sealed/check-seal.ts', checked, [
    ['headCount, mandatory, expiresOn, correctionOf })', 'headCount, expiresOn, correctionOf })'],
    ['headCount, mandatory, expiresOn, correctionOf })', 'headCount, mandatory, correctionOf })'],
    ['audience, headCount, mandatory, expiresOn, correctionOf })', 'audience, mandatory, expiresOn, correctionOf })'],
    [
      'rendered, audience, headCount, mandatory, expiresOn, correctionOf })',
      'audience, headCount, mandatory, expiresOn, correctionOf })',
    ],
    [
      'rendered, audience, headCount, mandatory, expiresOn, correctionOf })',
      'rendered, headCount, mandatory, expiresOn, correctionOf })',
    ],
    ['    computeSeal(version),\n', ''],
    ['isAsSealed(version) && ', ''],
    ["|| validation?.state !== 'approved'", ''],
    [' || !isOf(post, broadcast)', ''],
    ['const approved = [target, ...corrections]', 'const approved = [broadcast, target, ...corrections]'],
    ["target?.kind !== 'send' || ", ''],
    ['|| target.postId !== post.id', ''],
    ["(kind === 'correct' && broadcastId === targetId)", 'false'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sealed/vouched-for.ts', checked, [
    ['asked.every(facet => covered.has(facet)) && ', ''],
    ['steps.every(step => isComplete(standing(step)))', 'true'],
    [
      "visa.kind === 'approve' && ",
      '',
      'a visa is a decision of the kind « approve »: whoever writes another kind among the visas of a step writes what no rule reads',
    ],
  ]),
  ...faultsOf(
    'core/domain/validations/carry-visas.ts',
    ['core/domain/validations/carry-visas.test.ts'],
    [
      ['const kept = carried.filter(({ chairs }) => chairs.length > 0)', 'const kept = carried'],
      ['chairs: visa.chairs.filter(chair => step.approvers.some(({ id }) => id === chair)),', ''],
      ['!gave.has(visa.by.id) && ', ''],
      ['const gave = new Set(out)', 'const gave = new Set<PersonId>()'],
      ['    for (const { by } of kept) gave.add(by.id)\n', ''],
      [' || !step.facets.every(facet => old.facets.includes(facet))', ''],
      ['!given || !isAsSealed(given)', '!given'],
      ['step: index,', ''],
      ['facets.every(facet => then[facet] === now[facet])', 'facets.some(facet => then[facet] === now[facet])'],
      ['correctionOf === null ? given : { ...given, slot, correctionOf }', 'given'],
    ],
  ),
]
