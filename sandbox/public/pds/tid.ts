const digits = '234567abcdefghijklmnopqrstuvwxyz'
let last = 0n

/** A key that grows with time. https://atproto.com/specs/tid */
export function tid(now: number): string {
  const micro = BigInt(now) * 1000n
  last = micro > last ? micro : last + 1n
  let [text, rest] = ['', last << 10n]
  for (let place = 0; place < 13; place++) {
    text = digits.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}
