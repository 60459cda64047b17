/** Alice Martin of the town, born Noël-Œuvrard, as people and programs write her. */
export const spelled: Readonly<Record<string, string>> = {
  plain: 'Alice Martin',
  'with a bold first name': '**Alice** Martin',
  'all bold': '__Alice Martin__',
  'the other way round': 'MARTIN Alice',
  'on two lines': 'Alice\nMartin',
  'on two lines of Windows': 'Alice\r\n  Martin',
  'in capitals without accents': 'ALICE NOEL-OEUVRARD',
  'with accents of their own': 'Alice Noël-Œuvrard'.normalize('NFD'),
  'with a space that does not break': 'Alice\u00a0Martin',
  'with a narrow one': 'Alice\u202fMartin',
  'by title': 'Mme Martin',
  'by title in capitals': 'MADAME NOEL-OEUVRARD',
  'in JSON in JSON': JSON.stringify({ said: JSON.stringify({ text: 'Chère\nAlice\nMartin, "oui"' }) }),
  'by id': '416c6963-6520-4d61-7274-696e00000000',
  'by id in capitals': '416C6963-6520-4D61-7274-696E00000000',
  'by address in capitals': 'ALICE@VILLE.EXAMPLE',
  'by address in an address': 'https://ailleurs.example/?to=alice%40ville.example&x=1',
  'in an address': 'https://ailleurs.example/Alice%20Martin/1',
  'in an address behind a word': 'https://ailleurs.example/?q=Bonjour%20Alice%20Martin',
  'in an address with accents': `https://ailleurs.example/?q=${encodeURIComponent('Alice Noël-Œuvrard')}`,
  'in an address as a form sends it': 'https://ailleurs.example/?q=Alice+Martin',
  'in a page': '<b>Alice</b>&nbsp;Martin',
  'as a file': 'alice-martin_2.jpg',
  'as a file of hers': 'MARTIN_Alice.pdf',
}

/** Alone, so that it shares no fault with what Mary looks with: everything is undone, then words are compared. */
export function saysAlice(text: string): boolean {
  const said = ` ${undone(text)} `
  const ways = ['alice martin', 'martin alice', 'alice noel oeuvrard', 'noel oeuvrard alice', 'alice ville example']
  const titled = ['mme', 'madame'].flatMap(title => ['martin', 'noel oeuvrard'].map(name => `${title} ${name}`))
  const id = '416c6963 6520 4d61 7274 696e00000000'
  return [...ways, ...titled, id].some(way => said.includes(` ${way} `))
}

function undone(text: string): string {
  const plain = text
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, code => {
      try {
        return decodeURIComponent(code)
      } catch {
        return code
      }
    })
    .replaceAll(/&(lt|gt|amp);/g, (_, sign: string) => ({ lt: '<', gt: '>' })[sign] ?? '&')
    .replaceAll(/<\/?[a-z]+>/g, ' ')
    .replaceAll(/&nbsp;|\\+[nrt]/g, ' ')
    .replaceAll(/œ/gi, 'oe')
  return plain
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
}
