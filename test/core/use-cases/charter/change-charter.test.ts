import assert from 'node:assert/strict'
import type { Charter } from '../../../../src/core/domain/charter/charter.ts'
import { addLogo, markLogo, saveCharter, seeCharter } from '../../../../src/core/use-cases/charter/change-charter.ts'
import { shipCharter } from '../../../../src/core/use-cases/charter/ship-charter.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { actor, karim } from '../../../fakes/town.ts'

const admin = actor(karim, 'admin')
const fields = { colours: 'Bleu : #1b3a5c', pairs: '', words: 'Ville : mairie' }

describe('the charter', () => {
  it('stands in the journal with each version', async () => {
    const ports = createFakePorts()
    const first = await saveCharter(ports, admin, { seen: 0, fields })
    assert.ok(first.kind === 'charter-saved')
    assert.deepEqual(first.charter.words, [{ write: 'Ville', instead: ['mairie'] }])
    assert.deepEqual(first.charter.changed, { by: { id: karim.id, name: karim.name }, at: ports.now() })
    const second = await saveCharter(ports, admin, { seen: 1, fields: { ...fields, words: '' } })
    assert.ok(second.kind === 'charter-saved' && second.charter.version === 2)
    const told = ports.journal.filter(({ verb }) => verb === 'charter.changed')
    assert.deepEqual(
      told.map(({ details }) => [details['version'], (JSON.parse(String(details['charter'])) as Charter).words.length]),
      [
        [1, 1],
        [2, 0],
      ],
    )
  })

  it('is not written over what somebody saved meanwhile, nor for nothing', async () => {
    const ports = createFakePorts()
    await saveCharter(ports, admin, { seen: 0, fields })
    const late = await saveCharter(ports, admin, { seen: 0, fields: { ...fields, words: 'a : b' } })
    assert.equal(late.kind, 'charter-since')
    assert.equal((await saveCharter(ports, admin, { seen: 0, fields })).kind, 'charter-same')
    const wrong = await saveCharter(ports, admin, { seen: 1, fields: { ...fields, colours: 'Bleu' } })
    assert.deepEqual(wrong.kind === 'invalid' && wrong.errors, { colours: 'charter-colour:Bleu' })
    assert.equal((await ports.charters.current()).version, 1)
  })

  it('keeps logos by their digest, each once, twenty at most', async () => {
    const ports = createFakePorts()
    const logo = (at: number) => addLogo(ports, admin, { digest: `d${at}`, name: `logo-${at}.png` })
    assert.equal((await logo(0)).kind, 'charter-saved')
    assert.equal((await logo(0)).kind, 'charter-same')
    assert.equal((await markLogo(ports, admin, { digest: 'd0', becomes: 'old' })).kind, 'charter-saved')
    assert.equal((await markLogo(ports, admin, { digest: 'd0', becomes: 'old' })).kind, 'charter-same')
    assert.equal((await markLogo(ports, admin, { digest: 'none', becomes: 'old' })).kind, 'no-such-logo')
    assert.deepEqual((await ports.charters.current()).logos, [{ digest: 'd0', name: 'logo-0.png', state: 'old' }])
    await markLogo(ports, admin, { digest: 'd0', becomes: null })
    assert.deepEqual((await ports.charters.current()).logos, [])
    for (let at = 0; at < 20; at++) await logo(at)
    assert.equal((await logo(20)).kind, 'too-many-logos')
  })

  it('is read by those who write and by the data protection officer', async () => {
    const ports = createFakePorts()
    for (const [role, kind] of [
      ['comms', 'charter-seen'],
      ['admin', 'charter-seen'],
      ['dpo', 'charter-seen'],
      ['agent', 'not-comms'],
    ] as const)
      assert.equal((await seeCharter(ports, actor(karim, role))).kind, kind, role)
  })

  it('comes with the sandbox town once, and what somebody changed stays', async () => {
    const ports = createFakePorts()
    await shipCharter(ports)
    const shipped = await ports.charters.current()
    assert.ok(shipped.version === 1 && shipped.colours.length > 0 && shipped.changed?.by === null)
    await saveCharter(ports, admin, { seen: 1, fields })
    await shipCharter(ports)
    assert.equal((await ports.charters.current()).version, 2)
  })
})
