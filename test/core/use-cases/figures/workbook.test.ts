import assert from 'node:assert/strict'
import { periodAt } from '../../../../src/core/domain/figures/period.ts'
import type { Figures } from '../../../../src/core/domain/figures/period-figures.ts'
import { askForWorkbook } from '../../../../src/core/use-cases/figures/ask-for-workbook.ts'
import { forgetWorkbook } from '../../../../src/core/use-cases/figures/forget-workbook.ts'
import { writeWorkbook } from '../../../../src/core/use-cases/figures/write-workbook.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { suspended } from '../../../fakes/suspended.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

const october = periodAt('month', '2026-10-01')
const dayMs = 24 * 60 * 60_000
const asked = { period: '2026-10', person: comms.id }

describe('the workbook of figures', () => {
  let ports: FakePorts
  beforeEach(() => void (ports = createFakePorts()))
  const ask = (who = comms, period = october) => askForWorkbook(ports, who, period, settings)
  const jobs = () => ports.jobs.filter(({ job }) => job === 'figures.export')
  /** With what the job writes: a table for each department too. */
  const write = async () => {
    const written: { path: string; figures: Figures }[] = []
    let figures: Figures
    const outside = {
      tables: { figures: (seen: Figures) => ((figures = seen), []) },
      sheets: { xlsx: async () => new Uint8Array([1]) },
      library: {
        put: async (folder: string, name: string) => {
          written.push({ path: `${folder}/${name}`, figures })
          return 'https://library.example/file'
        },
      },
    }
    await writeWorkbook({ ...ports, ...outside } as never, asked, settings)
    return written
  }

  it('is asked for once, and a job writes it', async () => {
    assert.deepEqual(await ask(), { kind: 'asked' })
    assert.deepEqual(await ask(), { kind: 'asked' })
    assert.deepEqual(
      jobs().map(({ data }) => data),
      [asked],
    )
    const card = keyOf({ card: 'workbook', ...asked, at: ports.now() })
    const drawn = () => ports.jobs.flatMap(row => (row.job === 'placement.refresh' ? [row.data.key] : []))
    assert.deepEqual(drawn(), [card], 'that it comes')
    assert.equal((await ports.workbooks.byId('2026-10:' + comms.id))?.files.xlsx, null)
    const [file] = await write()
    assert.equal(file?.path, 'Chiffres/Mary 2026-10.xlsx')
    assert.deepEqual(drawn(), [card, card], 'that it is there')
    assert.notEqual(file?.figures.departmentReach, null)
    const shown = await faceOf(ports, card)
    assert.ok(shown?.face.face === 'workbook' && shown.to.kind === 'person' && shown.to.id === comms.id)
    assert.equal(shown.face.files.xlsx, 'https://library.example/file')
    assert.deepEqual(
      ports.journal
        .filter(({ verb }) => verb === 'figures.exported')
        .map(({ subject, actor: by }) => [subject, by?.id]),
      [['2026-10', comms.id]],
    )
    assert.deepEqual(await write(), [], 'the job that runs again writes nothing')
    ports.pass(60_000)
    await ask()
    assert.equal(jobs().length, 2)
  })

  it('is forgotten 400 days after it was last asked for', async () => {
    await ask()
    await write()
    ports.pass(100 * dayMs)
    await ask()
    await write()
    const forget = async () => {
      await forgetWorkbook(ports, asked)
      return ports.workbooks.byId('2026-10:' + comms.id)
    }
    ports.pass(300 * dayMs)
    assert.ok(await forget(), 'asked for again meanwhile')
    const [next] = ports.jobs.filter(({ job }) => job === 'workbook.forget').slice(-1)
    ports.pass(100 * dayMs - 1)
    assert.ok(await forget())
    ports.pass(1)
    assert.equal(next?.at, ports.now())
    assert.equal(await forget(), null)
  })

  it('is not forgotten while who asked is suspended', async () => {
    await ask()
    await write()
    const lift = await suspended(ports, { kind: 'person', person: { id: comms.id, name: comms.name } })
    ports.pass(401 * dayMs)
    await forgetWorkbook(ports, asked)
    assert.ok(await ports.workbooks.byId('2026-10:' + comms.id))
    await lift()
    await forgetWorkbook(ports, asked)
    assert.equal(await ports.workbooks.byId('2026-10:' + comms.id), null)
  })

  it('is for comms, of a period that has begun', async () => {
    assert.deepEqual(await ask(actor(alice)), { kind: 'not-comms' })
    assert.deepEqual(await ask(comms, periodAt('month', '2026-12-01')), { kind: 'not-begun' })
    assert.deepEqual(jobs(), [])
  })
})
