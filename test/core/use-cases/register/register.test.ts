import assert from 'node:assert/strict'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import type { RegisterFacts } from '../../../../src/core/domain/register/running-facts.ts'
import { forgetWorkbook } from '../../../../src/core/use-cases/figures/forget-workbook.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { askForRegister } from '../../../../src/core/use-cases/register/ask-for-register.ts'
import { writeRegister } from '../../../../src/core/use-cases/register/write-register.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, camille, fanny, karim } from '../../../fakes/town.ts'
import { factsOf } from '../../../fakes/register.ts'

const officer = actor(fanny, 'dpo')
const dayMs = 24 * 60 * 60_000

describe('the register', () => {
  let ports: FakePorts
  beforeEach(() => void (ports = createFakePorts()))
  const jobs = () => ports.jobs.filter(({ job }) => job === 'register.write')
  const write = async (person = officer.id) => {
    const put: string[] = []
    const seen: RegisterFacts[] = []
    const bytes = new Uint8Array([1])
    const outside = {
      register: {
        facts: async () => factsOf().running,
        write: async (facts: RegisterFacts) => {
          seen.push(facts)
          return (['register', 'assessment'] as const).map(kind => ({ kind, docx: bytes, html: bytes }))
        },
      },
      library: {
        put: async (folder: string, name: string) => {
          put.push(`${folder}/${name}`)
          return `https://library.example/${encodeURIComponent(name)}`
        },
      },
    }
    await writeRegister({ ...ports, ...outside }, { person })
    return { put, seen }
  }

  it('is for the data protection officer and administrators; whoever else tries is journalled', async () => {
    for (const who of [officer, actor(karim, 'admin')])
      assert.deepEqual(await askForRegister(ports, who), { kind: 'asked' })
    const commits = ports.commits()
    for (const who of [actor(camille, 'comms'), actor(alice), actor(alice, 'archivist')])
      assert.deepEqual(await askForRegister(ports, who), { kind: 'not-officer' })
    assert.equal(ports.commits(), commits)
    assert.equal(ports.journal.filter(({ verb }) => verb === 'attempt.refused').length, 3)
  })

  it('is asked for once, written into the library by a job, and a card tells where it lies', async () => {
    const at = ports.now()
    await askForRegister(ports, officer)
    await askForRegister(ports, officer)
    assert.deepEqual(
      jobs().map(({ data }) => data),
      [{ person: officer.id }],
    )
    const card = keyOf({ card: 'register', person: officer.id, at })
    const drawn = () => ports.jobs.flatMap(row => (row.job === 'placement.refresh' ? [row.data.key] : []))
    assert.deepEqual(drawn(), [card], 'that they come')
    const before = await faceOf(ports, card)
    assert.ok(before?.face.face === 'register' && before.face.papers === null && before.face.writtenAt === null)
    const { put, seen } = await write()
    assert.deepEqual(put, [
      'RGPD/Registre des traitements (article 30).docx',
      'RGPD/Registre des traitements (article 30).html',
      'RGPD/Analyse d’impact (article 35).docx',
      'RGPD/Analyse d’impact (article 35).html',
    ])
    assert.deepEqual(drawn(), [card, card], 'that they are there')
    assert.equal(seen[0]?.rules.length, (await ports.retentionRules.all()).length)
    const shown = await faceOf(ports, card)
    assert.ok(shown?.face.face === 'register' && shown.to.kind === 'person' && shown.to.id === officer.id)
    assert.match(shown.face.papers?.assessment.docx ?? '', /^https:.*Analyse/)
    assert.deepEqual(
      ports.journal.filter(({ verb }) => verb === 'register.written').map(({ actor: by }) => by?.id),
      [officer.id],
    )
    assert.deepEqual((await write()).put, [], 'the job that runs again writes nothing')
    ports.pass(60_000)
    await askForRegister(ports, officer)
    assert.equal(jobs().length, 2)
  })

  it('is forgotten by the rule of what people ask for', async () => {
    await askForRegister(ports, officer)
    await write()
    const row = () => ports.workbooks.byId(`register:${officer.id}`)
    ports.pass(399 * dayMs)
    await forgetWorkbook(ports, { period: 'register', person: officer.id })
    assert.ok(await row())
    ports.pass(2 * dayMs)
    await forgetWorkbook(ports, { period: 'register', person: officer.id })
    assert.equal(await row(), null)
  })

  it('names the hosts of calendars that people added, each once', async () => {
    const feed = (id: string, url: string | null, state: 'open' | 'ended' = 'open') => ({ id, url, state })
    ports.agenda.now = async () =>
      [
        feed('a', 'https://agenda.example/x.ics'),
        feed('b', 'https://agenda.example/y.ics'),
        feed('c', null),
        feed('d', 'https://gone.example/z.ics', 'ended'),
      ] as never
    await askForRegister(ports, officer)
    const { seen } = await write()
    assert.deepEqual(
      seen[0]?.running.hosts.filter(({ use }) => use === 'feeds'),
      [{ use: 'feeds', host: 'agenda.example' }],
    )
  })
})
