import assert from 'node:assert/strict'
import type { Erasure, Receipt } from '../../../src/core/domain/personal/erasure.ts'
import { drawnPersonal } from '../../../src/teams/personal/drawn-personal.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, camille, hugo, karim } from '../../fakes/town.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const comms = actor(camille, 'comms')
const second = actor(karim, 'comms')
const dpo = actor(hugo, 'dpo')
const line = 'Nom cherché partout'
/** Spaces as everybody types them. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, ' ')

describe('what the second person of an erasure reads before confirming', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const note = { writer: actor(alice), files: [], at: ports.now(), state: 'kept' as const, version: 0 }
    for (const [id, text] of [
      ['a', 'Bonjour'],
      ['b', 'Alice Roux-Petit et Alice Martin'],
      ['c', 'ALICE ROUX-PETIT'],
    ] as const)
      await ports.commit({ save: 'note', row: { ...note, id, text }, ifVersion: 0 })
  })
  const propose = (names: string, whose = alice.mail!) => chat.press(comms, 'erasure.propose', { whose, names })
  const open = async (): Promise<Erasure> => (await ports.erasures.openOf(alice.id))!
  const seen = async (who = dpo) =>
    plain(shownIn(await chat.press(who, 'erasure.see', { erasureId: (await open()).id })))

  it('is each name that is searched for, also those that the first one typed, with its rows', async () => {
    await propose('Alice Roux-Petit, Alice Jamais')
    const shown = await seen()
    for (const said of [
      `« Alice Martin », 3 lignes`,
      `« ${alice.mail} », 0 ligne`,
      `« Alice Roux-Petit », 2 lignes`,
      `« Alice Jamais », 0 ligne`,
    ])
      assert.ok(shown.includes(`${line} : ${said}`), `${said} in ${shown}`)
    assert.equal(shown.split(line).length - 1, 4, 'each once, and no other')
    assert.match(shown, /"verb":"erasure\.confirm"/)
  })

  it('is nothing about an account where there is none', async () => {
    const account = /fermez-le d’abord/
    await propose('')
    assert.match(await seen(), account)
    await chat.press(comms, 'erasure.giveup', { erasureId: (await open()).id })
    const answer = await chat.press(comms, 'erasure.propose', { whose: alice.name, outside: 'true', asked: 'address' })
    assert.match(plain(shownIn(answer)), /Effacer Alice Martin/)
    assert.doesNotMatch(shownIn(answer), account)
  })

  it('keeps what was typed where it is asked for by an impatient finger', async () => {
    const typed = { whose: 'Zoé Durand', names: 'Zoé Petit', outside: 'true' }
    const hasty = createChat(ports, { reads: false })
    const answer = await hasty.press(comms, 'erasure.propose', { ...typed, shownAt: ports.now() })
    const inputs = [...shownIn(answer).matchAll(/"id":"(\w+)"[^{}]*"value":"([^"]*)"/g)].map(one => one.slice(1))
    assert.partialDeepStrictEqual(Object.fromEntries(inputs), typed)
  })

  it('is asked once for an address where none is known, and whoever knows none goes on', async () => {
    const { person } = ports.directory
    ports.directory.person = async id => ((await person(id)) ? { ...(await person(id))!, mail: null } : null)
    const form = plain(shownIn(await propose('Alice Roux-Petit', alice.id)))
    assert.match(form, /Aucune adresse n’est connue.*Alice Roux-Petit.*"asked":"address"/)
    assert.equal(await ports.erasures.openOf(alice.id), null)
    await chat.press(comms, 'erasure.propose', { whose: alice.id, names: 'alice@perso.example' })
    assert.ok((await open()).names.includes('alice@perso.example'))
    await chat.press(comms, 'erasure.giveup', { erasureId: (await open()).id })
    await chat.press(dpo, 'erasure.propose', { whose: alice.id, names: '', asked: 'address' })
    assert.equal((await open()).proposed.by.id, dpo.id)
  })

  it('says that somebody with an account is called as whoever has none', async () => {
    const known = { ...alice, mail: null, department: null, isThere: true }
    ports.personal.named = async () => [known]
    const of = (outside: string) => ({ whose: alice.name, names: '', asked: 'address', outside })
    const shown = plain(shownIn(await chat.press(dpo, 'erasure.propose', of('true'))))
    assert.match(shown, /Quelqu’un qui a un compte porte le même nom/)
    assert.doesNotMatch(plain(shownIn(await chat.press(dpo, 'erasure.propose', of('false')))), /porte le même nom/)
    assert.ok(await open(), 'who is the one with an account')
  })

  it('is asked for by a second person alone, and in no channel', async () => {
    await propose('Alice Roux-Petit')
    assert.doesNotMatch(await seen(comms), /erasure\.confirm/, 'who began it')
    assert.doesNotMatch(await seen(second), /erasure\.confirm/, 'neither of both is of data protection')
    assert.match(await seen(dpo), /erasure\.confirm/)
    for (const nobody of [actor(alice), actor(karim)])
      assert.doesNotMatch(await seen(nobody), /Alice|Roux/, 'no agent reads it')
    const look = { words: chat.words.fr, locale: 'fr' } as never
    const channel = JSON.stringify(
      drawnPersonal.erasure.draw({ face: 'erasure', erasure: await open(), reader: null }, look, null as never),
    )
    assert.doesNotMatch(channel, /Alice|Roux|erasure\.confirm/)
  })

  it('stays words on a card, whatever was typed', async () => {
    const hostile = ['[Alice Roux](https://evil.example)', '**Alice** <at>tous</at>', '# Alice Roux ${1+1} {2}']
    await propose(hostile.join(', '))
    const { names } = await open()
    assert.deepEqual(names, [alice.name, ...hostile, 'alice@ville.example'])
    const shown = await seen()
    assert.doesNotMatch(shown, /[^\\]\]\(https/, 'no link')
    assert.doesNotMatch(shown, /[^\\]\*\*Alice/, 'no markup')
    assert.doesNotMatch(shown, /<at>/, 'no mention')
    assert.match(shown, /\$\{1\+1\} \{2\}/, 'no expression')
  })

  it('is nothing where a name may be anybody’s, where there are too many, or where nobody is meant', async () => {
    const many = Array.from({ length: 21 }, (_, n) => `Alice Numéro${n}`).join(',')
    for (const names of ['Martin', 'Alice Roux, Rose', '.* .*', many, `Alice ${'x'.repeat(200)}`])
      assert.doesNotMatch(shownIn(await propose(names)), /erasure\.giveup/, names)
    for (const whose of ['', 'alice', 'personne@ailleurs.example', '[x](y)', `${alice.id}'; drop table note`])
      assert.doesNotMatch(shownIn(await propose('', whose)), /erasure\.giveup/, whose)
    assert.equal(await ports.erasures.openOf(alice.id), null)
  })

  it('says at the end which issues are made anew, where paper is gone, and on receipts of before where a name stays', () => {
    const counts = { at: '2026-11-27T09:00:00.000Z', erased: [], lines: 0, files: 0, entries: 0 }
    const issue = { editionId: 'e', newspaper: 'Montréval & *vous*', number: 12, articles: ['Le pont rouvre', ''] }
    const shown = (receipt: Pick<Receipt, 'issues' | 'editions' | 'unsought'>) => {
      const over = { state: 'done', person: null, names: [], called: [], blockers: [] }
      const by = { proposed: { by: comms, roles: [], at: counts.at }, confirmed: { by: dpo, at: counts.at } }
      const row = { ...over, ...by, id: 'e', receipt: { ...counts, ...receipt } }
      const look = { words: chat.words.fr, locale: 'fr' } as never
      const face = { face: 'erasure' as const, erasure: row as never, reader: null }
      return plain(JSON.stringify(drawnPersonal.erasure.draw(face, look, null as never)))
    }
    const where = '« Montréval & ..\\*vous..\\* » n° 12, « Le pont rouvre » et éditorial, une ou ours'
    assert.match(shown({ issues: [issue] }), new RegExp(`${where} : la page et le PDF ne nomment plus`))
    assert.match(
      shown({ issues: [{ ...issue, isPdfGone: true }] }),
      new RegExp(`${where} : .*Le PDF n’a pas pu être refait`),
    )
    const stays = shown({ issues: [{ ...issue, left: 'library' }] })
    assert.match(stays, new RegExp(`${where} : la copie déposée dans la bibliothèque ne peut plus être refaite`))
    assert.match(
      shown({ issues: [{ ...issue, left: 'nothing' }] }),
      new RegExp(`${where} : Mary ne montre plus ce numéro`),
    )
    assert.match(
      shown({ issues: Array.from({ length: 12 }, () => ({ ...issue, left: 'library' })) }),
      /2 autres numéros ne/,
    )
    const [all, but] = [
      /"Cherchée de nouveau dans toute la base .* : plus rien ne désigne cette personne/,
      /"En dehors de ce qui est dit ci-dessous, plus rien/,
    ]
    for (const nowhere of [{ issues: [issue] }, {}]) {
      assert.match(shown(nowhere), all)
      assert.doesNotMatch(shown(nowhere), but)
    }
    assert.match(shown({ editions: [issue] }), but)
    assert.doesNotMatch(shown({ issues: [issue] }), /reste imprimé|autre numéro/)
    assert.match(shown({ editions: [issue] }), /reste imprimé dans « Montréval & ..\*vous..\* » n° 12 : « Le pont/)
    assert.doesNotMatch(shown({ editions: [issue] }), all)
    assert.doesNotMatch(shown({}), /« Montréval|autre numéro/)
    const gaps = ['Aucune adresse n’était connue', '« Mme » ou « M. » devant le seul nom']
    const said = (receipt: Pick<Receipt, 'unsought'>) => gaps.map(gap => shown(receipt).includes(gap))
    assert.deepEqual(
      [said({}), said({ unsought: ['address', 'titled'] })],
      [
        [false, false],
        [true, true],
      ],
    )
    assert.deepEqual(said({ unsought: ['titled'] }), [false, true])
    const many = Array.from({ length: 14 }, (_, n) => ({ ...issue, number: n }))
    assert.match(shown({ issues: many }), /4 autres numéros ont été repris/)
    assert.match(shown({ editions: many }), /4 autres numéros le nomment/)
    const both = new RegExp(`${comms.name}.*${dpo.name}`)
    assert.match(shown({ issues: [] }), both, 'who asked for it, and who confirmed it')
    assert.match(
      shown({}),
      /courriels partis et le papier imprimé, numéros du journal compris, les numéros versés aux archives/,
    )
  })
})
