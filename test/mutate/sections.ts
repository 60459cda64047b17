import { type Fault, faultsOf } from './fault.ts'

/** How sections are changed, what they ask, and what is read of the answers. */
const answers = ['core/domain/sections/read-answers.test.ts']
const changes = ['core/use-cases/sections/sections.test.ts']

export const sectionFaults: Fault[] = [
  ...faultsOf('core/domain/sections/section.ts', answers, [
    ['one.rank - other.rank ||', ''],
    ['number: index + 1', 'number: one.rank'],
    ['kept.find(({ id }) => id === one.id) ?? one', 'one'],
    ["filter(({ state }) => state === 'open')", "filter(({ state }) => state !== 'open')"],
    ['?.name ?? shipped(id) ?? id', '?.name ?? shipped(id) ?? null'],
  ]),
  ...faultsOf('core/domain/sections/read-answers.ts', answers, [
    ['if (!asked.has(field)) {', 'if (false) {'],
    ['if (text.length > answerMax)', 'if (text.length > answerMax * 2)'],
    ["text.replace(/\\s/g, '').replace(',', '.')", "text.replace(',', '.')"],
    ['choices.includes(text)', 'choices.length > 0'],
    ['cleanText(fields[`${prefixes.text}${id}`]) ||', ''],
    ['[...own, ...others].flatMap', '[...others, ...own].flatMap'],
    ['Object.hasOwn(fields, field.id) ? fields[field.id] : undefined', "fields[field.id] ?? ''"],
  ]),
  ...faultsOf('core/domain/sections/read-section.ts', answers, [
    ['fold(other) === fold(name)', 'other === name'],
    ['unsureNames.includes(bare(name))', 'unsureNames.includes(name)'],
    ['name.length > sectionNameMax', 'name.length >= sectionNameMax + 2'],
    ["kind === 'choice' ? choicesIn", "kind !== 'choice' ? choicesIn"],
    ['choices.length < 2', 'choices.length < 1'],
    ['choices.length > fieldChoicesMax', 'choices.length > fieldChoicesMax + 1'],
  ]),
  ...faultsOf('core/use-cases/sections/change-sections.ts', changes, [
    ['if (section.version !== seen)', 'if (section.version < 0)'],
    ["    { save: 'section_column', row: follows, ifVersion: version },\n", ''],
    ["    { job: 'sections.column', data: {} },\n", ''],
    ['if (before) return', 'if (false) return'],
    ['if (section.moved === moved) return', 'if (false) return'],
    ['rows.map(({ number: _, ...row })', 'rows.map(({ ...row })'],
    ['sections.length >= sectionsMax', 'sections.length > sectionsMax'],
    ['read.name === namedAs(section) ? {} : { name: read.name }', '{ name: read.name }'],
    [
      "state === 'retired' && others.length === 0",
      'others.length === 0',
      'one section is always open: where another comes back there is one beside it',
    ],
    ['sections.filter(({ state }) => state === section.state)', 'sections'],
    [', also: { ...before, rank: section.rank }', ''],
  ]),
  ...faultsOf('core/use-cases/sections/edit-field.ts', changes, [
    ['one.id === id && !one.retired', 'one.id === id'],
    ['open.length >= fieldsMax', 'open.length > fieldsMax'],
    ['retired: true as const', 'required: false as const'],
  ]),
  ...faultsOf('core/use-cases/sections/offer-sections.ts', changes, [
    ["if (before?.state === state) return 'done'", ''],
    ["if (state === 'ready') return", 'if (state) return'],
  ]),
  ...faultsOf('core/use-cases/sections/show-renamed.ts', changes, [['isUndecided(initiative)', 'true']]),
  ...faultsOf('core/use-cases/initiatives/submit-initiative.ts', changes, [
    ['section !== null && asked === section.id', 'section !== null && asked !== undefined'],
    ['openFields(section).length > 0', 'section.fields.length > 1'],
  ]),
  ...faultsOf(
    'graph/lists/follow-column.ts',
    ['graph/provision-lists.test.ts'],
    [['one === wanted[index]', 'wanted.includes(one)']],
  ),
]
