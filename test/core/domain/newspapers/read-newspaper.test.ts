import assert from 'node:assert/strict'
import { readNewspaper } from '../../../../src/core/domain/newspapers/read-newspaper.ts'

describe('the form of a newspaper', () => {
  const read = (mailTo: string) => {
    const { draft, errors } = readNewspaper({ mailTo }, { codes: [], known: [], before: [] })
    return errors.mailTo ?? draft.mailTo
  }

  it('takes no brace in its name, which is the title of what announces an edition', () => {
    const nameOf = (name: string) => readNewspaper({ name }, { codes: [], known: [], before: [] }).errors.name
    for (const name of ['{numéro} {titre}', 'Trait {prénom}', 'Trait }', '{']) assert.equal(nameOf(name), 'name-brace')
    assert.equal(nameOf('Trait d’Union'), undefined)
  })

  it('takes addresses of lists, one a line', () => {
    assert.deepEqual(read('Tous@ville.fr\nelus.l-hay+x@mail.ville.fr'), ['tous@ville.fr', 'elus.l-hay+x@mail.ville.fr'])
    assert.deepEqual(read(''), [])
  })

  it('takes no sign that would end a header, nor one that Exchange refuses', () => {
    for (const wrong of [
      'a@b.fr\u010d\u030abcc\u013ax\u0140evil.com',
      'prénom@ville.fr',
      'a@ville',
      'a@@ville.fr',
      '"a"@ville.fr',
      'a@ville.fr\u2028b',
    ])
      assert.match(String(read(wrong)), /^not-an-address-of:/, wrong)
  })
})
