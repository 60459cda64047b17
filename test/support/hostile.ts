/** What somebody may type to hold everybody else up: each is repeated until it is as long as one likes. */
export const hostileBits: readonly string[] = [
  'a', ' ', '\u00a0', '\u202f', '\t', '\n', '\r', '.', '!', '?', ',', ';', ':', '"', '“', '«', '»', '\'', '’', '(', '[', ']', '{', '<', '>', '/', '-', '*', '_', '`', '~', '#', '&', '@', '%', '€', '0', '9',
  '\u0301', '\u0301\u0316', 'e\u0301', '\uff9e\u0301', '\ufdfa', '\u200b', '\u200d', '\u202e', '\u2067', '\ue000', '\u0000', '\ud800', '\udc00', '😀', '👩‍🚒', 'ß', 'İ',
  'a@', 'a@b.c ', 'a.', 'a ', 'a\n', '\n\n', '\n- ', '! x', '<at', '<at>', '<at></at>', '1 000 ', '1,5 ', '12 % ', '1000. ', 'A. ', '“a', '"a" ', '"(', '«a» ', '{a', '{prénom}', '{{DATE(', '[a]', '[a](', '*_[', '&amp;', 'https://', 'www.', 'a;b\n',
  '00000000-0000-4000-8000-000000000000,', 'vérifié par ', 'proposer ', 'approuver 42 ', '24/12 ', '2026-12-01 ',
]

/** Such a text: the bit all along, and once more with an end that no pattern wants. */
export function hostileTexts(bit: string, length: number): string[] {
  const text = bit.repeat(Math.ceil(length / bit.length)).slice(0, length)
  return [text, `x${text.slice(0, length - 2)}x`]
}
