import assert from 'node:assert/strict'
import { allSections } from '../../../src/core/use-cases/sections/all-sections.ts'
import type { FaceOf } from '../../../src/core/domain/faces/face.ts'
import { type Asked, askedTown, callFields, callWorld, listsNow } from '../../fakes/calls.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, hugo } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { drawnCalls } from '../../../src/teams/calls/drawn-calls.ts'
import { look } from '../../cards/every-card.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('calls, by words and buttons', () => {
  let ports: FakePorts
  let chat: Chat
  let town: Asked[]
  let world: ReturnType<typeof callWorld>
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
    town = askedTown(ports, 3)
    world = callWorld(ports)
  })
  const who = (index: number) => actor(town[index]!.correspondent)
  const idIn = (shown: string, name = 'callId') => new RegExp(`"${name}":"([^"]+)"`).exec(shown)![1]!
  const opened = async (change: object = {}) => {
    const callId = idIn(shownIn(await chat.say(comms, 'appel')))
    const answer = shownIn(await chat.press(comms, 'call.plan', { callId, agreed: '', ...callFields, ...change }))
    assert.match(answer, /Ouvert.*S’ouvre maintenant/)
    await world.runDue()
    const reference = (await ports.calls.byId(callId))!.reference
    return { callId, reference, n: String(Number(reference.split('-')[2])) }
  }
  const rowOf = async (callId: string, index: number) => (await ports.calls.departmentsOf(callId))[index]!

  it('« appel » is a form; what is wrong is said beside its field, and stays filled; sent, it opens', async () => {
    const form = shownIn(await chat.say(comms, 'appel'))
    const callId = idIn(form)
    const wrong = { callId, agreed: '', ...callFields, closes: '2026-11-24', text: 'Gardé' }
    assert.match(
      shownIn(await chat.press(comms, 'call.plan', wrong)),
      /Gardé.*fault-closes","text":"Cette fin est déjà passée/,
    )
    assert.equal(await ports.calls.byId(callId), null)
    await opened()
    // No order of theirs: it is kept like any other word.
    assert.match(shownIn(await chat.say(who(0), 'appel')), /J’ai bien reçu/)
  })

  it('« appels » lists them, « appel 3 » is the board, for comms; « mes appels » for whoever is asked', async () => {
    const { callId, reference, n } = await opened()
    assert.match(shownIn(await chat.say(comms, 'appels')), new RegExp(reference))
    assert.match(shownIn(await chat.say(comms, `appel ${n}`)), /0 sur 3 ont répondu.*Relancer les 3 directions/)
    assert.match(shownIn(await chat.say(who(0), 'mes appels')), /En attente/)
    assert.match(shownIn(await chat.say(actor(hugo), 'mes appels')), /Aucun appel/)
    // Whoever answers has a list under another word.
    assert.match(shownIn(await chat.say(who(0), 'appels')), /mes appels/)
    const { id } = await rowOf(callId, 0)
    assert.match(shownIn(await chat.press(who(0), 'call.see', { departmentId: id })), /Rien à signaler/)
    assert.match(shownIn(await chat.press(actor(hugo), 'call.see', { departmentId: id })), /ne vous est pas adressé/)
    assert.match(shownIn(await chat.press(who(0), 'call.board', { callId })), /réservée/)
  })

  it('say of a section that was retired since that it is, on the board and to whoever is asked', async () => {
    const { callId, n } = await opened({ sections: 'agenda,portraits' })
    const agenda = (await allSections(ports)).find(({ id }) => id === 'agenda')!
    await ports.commit({ save: 'section', row: { ...agenda, state: 'retired', version: 1 }, ifVersion: 0 })
    const { id } = await rowOf(callId, 0)
    for (const shown of [
      await chat.say(comms, `appel ${n}`),
      await chat.press(who(0), 'call.see', { departmentId: id }),
    ])
      assert.match(shownIn(shown), /Agenda \(retirée\)(,| et) Portraits[^ ]/)
  })

  it('are answered by the words of each button', async () => {
    const { callId, n } = await opened()
    assert.match(shownIn(await chat.say(who(0), `rien à signaler ${n}`)), /C’est une réponse complète/)
    assert.match(shownIn(await chat.say(who(0), `revenir sur la réponse ${n}`)), /Rien à signaler/)
    assert.equal((await rowOf(callId, 0)).answer, null)
    assert.match(shownIn(await chat.say(who(0), `pas cette fois ${n} le chantier dure`)), /le chantier dure/)
    assert.match(shownIn(await chat.say(who(1), `transmettre à un collègue ${n} ${hugo.mail}`)), /confiée à Hugo Petit/)
    assert.match(shownIn(await chat.say(actor(hugo), `rien à signaler ${n}`)), /Hugo Petit a répondu/)
    assert.match(shownIn(await chat.say(actor(hugo), 'rien à signaler 99')), /Je ne trouve pas|ne trouve/)
  })

  it('are answered without a number where one is open, else shown; who is handed on to must be somebody', async () => {
    assert.match(shownIn(await chat.say(who(0), 'rien à signaler')), /Aucun appel/)
    const { callId, reference } = await opened()
    const { id } = await rowOf(callId, 0)
    const nobody = shownIn(await chat.press(who(0), 'call.handon', { departmentId: id, colleague: '' }))
    assert.match(nobody, /parmi les noms proposés/)
    assert.match(shownIn(await chat.say(who(0), 'rien à signaler')), /C’est une réponse complète/)
    assert.equal((await rowOf(callId, 0)).answer?.kind, 'nothing')
    const other = await opened({ agreed: reference })
    assert.match(shownIn(await chat.say(who(1), 'rien à signaler')), /Mes appels/)
    assert.deepEqual([(await rowOf(callId, 1)).answer, (await rowOf(other.callId, 1)).answer], [null, null])
  })

  it('are answered for each of several departments by its name, or on a card of all of them', async () => {
    for (const one of town) one.department.correspondent = hugo
    listsNow(ports, town)
    const { callId, n } = await opened()
    const all = shownIn(await chat.say(actor(hugo), `rien à signaler ${n}`))
    for (const { department } of town) assert.match(all, new RegExp(department.name))
    assert.match(shownIn(await chat.say(actor(hugo), `proposer ${n}`)), /Mes appels/)
    assert.match(shownIn(await chat.say(actor(hugo), `rien à signaler ${n} direction 02`)), /Hugo Petit a répondu/)
    await chat.say(actor(hugo), `pas cette fois ${n} Direction 03 le chantier dure`)
    const answers = (await ports.calls.departmentsOf(callId)).map(({ answer }) => answer)
    assert.deepEqual(
      answers.map(answer => answer && { ...answer, by: answer.by.name, at: '' }),
      [
        null,
        { kind: 'nothing', by: 'Hugo Petit', at: '' },
        { kind: 'passed', by: 'Hugo Petit', at: '', reason: 'le chantier dure' },
      ],
    )
  })

  it('remind on one card of several departments, which stays when one of them is answered on it', async () => {
    for (const one of town) one.department.correspondent = hugo
    listsNow(ports, town)
    const { callId, n } = await opened()
    await chat.say(comms, `relancer ${n}`)
    await world.runDue()
    const [key] = [...world.last.keys()].filter(one => one.startsWith('call-reminder'))
    const face = world.last.get(key!) as FaceOf<'call-reminder'>
    const { id } = await rowOf(callId, 1)
    const { due } = face
    const answered = shownIn(await chat.press(actor(hugo), 'call.nothing', { departmentId: id, due }))
    assert.match(answered, /2 de vos directions n’ont pas encore répondu/)
    for (const { department } of town) assert.match(answered, new RegExp(department.name))
    // What no reminder was due at, or what nobody ever sent, is the card of the one department.
    for (const odd of ['2026-01-01T00:00:00.000Z', 'x', 7, ''])
      assert.match(
        shownIn(await chat.press(actor(hugo), 'call.nothing', { departmentId: id, due: odd })),
        /Hugo Petit a répondu/,
      )
  })

  it('are listed twelve at a time, and say how many more there are and how to see them', async () => {
    const { callId } = await opened()
    const call = (await ports.calls.byId(callId))!
    const [row] = await ports.calls.departmentsOf(callId)
    for (let n = 0; n < 19; n++) {
      const id = `older-${n}`
      const closesAt = `2026-10-${String(30 - n)}T16:00:00.000Z`
      const reference = `APP-2025-${String(100 + n).padStart(4, '0')}` as const
      await ports.commit(
        {
          save: 'call',
          row: { ...call, id, reference, state: 'closed', opensAt: closesAt, closesAt, version: 1 },
          ifVersion: 0,
        },
        { save: 'call_department', row: { ...row!, id: `row-${n}`, callId: id, version: 1 }, ifVersion: 0 },
      )
    }
    for (const [of, word, verb] of [
      [who(0), 'mes appels', 'call.mine'],
      [comms, 'appels', 'call.list'],
    ] as const) {
      const first = shownIn(await chat.say(of, word))
      assert.match(first, new RegExp(`Et 8 autres, moins récents.*«\\s${word} 2\\s».*Voir les suivants`))
      const references = (shown: string) => new Set(shown.match(/APP-\d{4}-\d{4,}/g))
      assert.equal(references(first).size, 12)
      for (const second of [
        await chat.press(of, verb, { start: 12 }),
        await chat.say(of, `${word} 2`),
        await chat.say(of, `${word} 9`),
      ]) {
        assert.equal(references(shownIn(second)).size, 8)
        assert.doesNotMatch(shownIn(second), /Voir les suivants/)
        assert.match(shownIn(second), /Revenir aux premiers/)
      }
      assert.ok(first.includes(shownIn(await chat.press(of, verb, { start: 'x' }))))
    }
    assert.match(shownIn(await chat.press(who(0), 'call.list', { start: 0 })), /réservée/)
  })

  it('are looked for by no id but their own: what came with a form is read together with what others ask for', async () => {
    const asked: string[] = []
    ports.calls.department = async id => (asked.push(id), null)
    const fields = { initiativeId: ports.newId(), callDepartmentId: '\u0000', title: 'Une ruche', text: 'Texte' }
    await chat.press(who(0), 'initiative.submit', fields)
    assert.deepEqual(asked, [])
  })

  it('« proposer 3 » opens the form of a proposal for the call, which comes back filled and counts', async () => {
    const { callId, n, reference } = await opened()
    const { id } = await rowOf(callId, 2)
    const form = shownIn(await chat.say(who(2), `proposer ${n}`))
    assert.match(form, new RegExp(`Pour l’appel ${reference}`))
    const data = { initiativeId: idIn(form, 'initiativeId'), callDepartmentId: idIn(form, 'callDepartmentId') }
    assert.equal(data.callDepartmentId, id)
    const wrong = shownIn(await chat.press(who(2), 'initiative.submit', { ...data, title: '', text: 'Gardé' }))
    assert.match(wrong, /Pour l’appel/)
    assert.equal(idIn(wrong, 'callDepartmentId'), id)
    await chat.press(who(2), 'initiative.submit', { ...data, title: 'Une ruche', text: 'Gardé' })
    const came = await ports.calls.cameFor(callId)
    assert.deepEqual(
      came.map(one => [one.title, one.callDepartmentId]),
      [['Une ruche', id]],
    )
    assert.match(shownIn(await chat.press(who(2), 'call.nothing', { departmentId: id })), /déjà envoyé une proposition/)
    const aside = await chat.press(who(0), 'call.propose', { departmentId: (await rowOf(callId, 0)).id })
    assert.equal(aside.kind, 'aside')
    assert.match(shownIn(await chat.press(comms, 'call.arrived', { callId }, 'fetch')), /Une ruche/)
  })

  it('are reminded, prolonged and closed by comms, by word and by dialog', async () => {
    const { callId, n } = await opened()
    assert.match(shownIn(await chat.say(comms, `relancer ${n}`)), /Un rappel part à 3 directions/)
    assert.match(shownIn(await chat.say(who(0), `relancer ${n}`)), /ne trouve/)
    assert.match(shownIn(await chat.press(comms, 'call.extend', { callId }, 'fetch')), /Fin actuelle/)
    const refused = { callId, closes: '2026-12-01', closesTime: '17:00' }
    assert.match(
      shownIn(await chat.press(comms, 'call.extended', refused, 'dialog')),
      /doit venir après la fin actuelle/,
    )
    assert.match(shownIn(await chat.say(comms, `prolonger ${n}`)), /Fin actuelle/)
    assert.match(shownIn(await chat.say(comms, `prolonger ${n} 31/02`)), /fault-closes","text":"Date à écrire/)
    assert.match(
      shownIn(await chat.say(comms, `prolonger ${n} vendredi 11 décembre 12 h`)),
      /prolongé jusqu’au vendredi 11 décembre/,
    )
    assert.equal((await ports.calls.byId(callId))!.closesAt, '2026-12-11T11:00:00.000Z')
    await chat.say(who(0), `rien à signaler ${n}`)
    assert.match(shownIn(await chat.press(comms, 'call.arrived', { callId }, 'fetch')), /1 RAS, 2 sans réponse sur 3/)
    const asked = shownIn(await chat.say(comms, `clore ${n}`))
    assert.match(asked, /N’ont pas répondu.: Direction 02 et Direction 03.*Clore.: 2 directions sans réponse/)
    assert.match(shownIn(await chat.press(comms, 'call.close', { callId })), /Clore.: 2 directions/)
    // A number that is true no more is asked anew.
    assert.match(shownIn(await chat.say(comms, `clore ${n} 3`)), /Clore.: 2 directions/)
    assert.match(shownIn(await chat.press(comms, 'call.board', { callId })), /Encore \d+ jours/)
    assert.match(shownIn(await chat.press(comms, 'call.closed', { callId, waiting: 2 })), /Clos depuis/)
    assert.match(shownIn(await chat.say(comms, `relancer ${n}`)), /Cet appel n’est pas ouvert/)
    assert.match(shownIn(await chat.say(comms, `prolonger ${n}`)), /Clos depuis.*Prolongé, l’appel rouvre/)
    await chat.say(comms, `prolonger ${n} lundi 14 décembre 12 h`)
    assert.match(
      shownIn(await chat.say(comms, `appel ${n}`)),
      /Encore \d+ jours, jusqu’au lundi 14 décembre.*Rouvert le .* ne sont plus hors délai/,
    )
    assert.match(shownIn(await chat.say(comms, `clore ${n} 2`)), /Clos depuis/)
    assert.match(shownIn(await chat.say(comms, `historique APP-2026-${n.padStart(4, '0')}`)), /a clos l’appel/)
  })

  it('that are too short, or ask nobody, are refused beside the field', async () => {
    const callId = idIn(shownIn(await chat.say(comms, 'appel')))
    const plan = async (change: object) =>
      shownIn(await chat.press(comms, 'call.plan', { callId, agreed: '', ...callFields, text: 'Gardé', ...change }))
    assert.match(
      await plan({ closes: '2026-11-25', closesTime: '18:00' }),
      /Gardé.*fault-closes","text":"Il faut laisser/,
    )
    listsNow(ports, [])
    assert.match(await plan({}), /Gardé.*fault-departments","text":"/)
    assert.equal(await ports.calls.byId(callId), null)
  })

  it('that recur ask comms two working days before with three answers, and open on the working day', async () => {
    // Fridays; 25 December and 1 January are holidays.
    const callId = idIn(shownIn(await chat.say(comms, 'appel')))
    const weekly = { opens: '2026-12-18', opensTime: '09:00', closes: '2026-12-22', recurrence: 'weekly' }
    await chat.press(comms, 'call.plan', { callId, agreed: '', ...callFields, ...weekly })
    await world.until('2026-12-28T07:59:00.000Z')
    const asked = world.sent.filter(({ card }) => card === 'call-question')
    assert.deepEqual(
      asked.map(({ at, to }) => [at, to]),
      [['2026-12-23T08:00:00.000Z', 'channel']],
    )
    const face = asked[0]!.face as FaceOf<'call-question'>
    const drawn = JSON.stringify(drawnCalls['call-question'].draw(face, look('fr'), { perSecond: 1, now: ports.now() }))
    assert.match(drawn, /Ouvrir comme la dernière fois.*Modifier.*Sauter/)
    assert.match(drawn, /La dernière fois/)
    assert.equal((await ports.calls.byId(face.call.id))!.state, 'planned')
    // Nobody answered: it opens.
    await world.until('2026-12-28T08:00:00.000Z')
    assert.equal((await ports.calls.byId(face.call.id))!.openedAt, '2026-12-28T08:00:00.000Z')
    assert.equal((await ports.calls.recent(1))[0]!.opensAt, '2027-01-04T08:00:00.000Z')
  })

  it('are confirmed, changed and skipped before they open', async () => {
    const callId = idIn(shownIn(await chat.say(comms, 'appel')))
    const fields = { ...callFields, opens: '2026-12-01', recurrence: 'monthly' }
    const planned = shownIn(await chat.press(comms, 'call.plan', { callId, agreed: '', ...fields }))
    assert.match(planned, /Chaque mois, le premier mardi.*Modifier.*Sauter/)
    const n = String(Number((await ports.calls.byId(callId))!.reference.split('-')[2]))
    const form = shownIn(await chat.press(comms, 'call.change', { callId }, 'fetch'))
    assert.match(form, /Racontez votre année.*2026-12-01/)
    const seen = /"seen":"?(\d+)/.exec(form)![1]!
    const changed = { callId, agreed: '', seen, ...fields, title: 'Autrement' }
    assert.equal((await chat.press(comms, 'call.plan', changed, 'dialog')).kind, 'done')
    assert.equal((await ports.calls.byId(callId))!.title, 'Autrement')
    const late = await chat.press(comms, 'call.plan', { ...changed, title: 'Dépassé' }, 'dialog')
    assert.match(shownIn(late), /modifié cet appel entre-temps.*Dépassé/)
    const again = { ...changed, title: 'Dépassé', seen: /"seen":"?(\d+)/.exec(shownIn(late))![1]! }
    assert.equal((await chat.press(comms, 'call.plan', again, 'dialog')).kind, 'done')
    assert.match(shownIn(await chat.say(comms, `ouvrir comme la dernière fois ${n}`)), /déjà confirmé/)
    assert.match(shownIn(await chat.say(comms, `sauter ${n}`)), /Ne s’ouvre pas/)
    assert.match(shownIn(await chat.say(comms, `modifier l’appel ${n}`)), /ne s’ouvre pas|ne trouve/)
  })
})
